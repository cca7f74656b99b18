#include "ui/backup/PlacePart.h"

#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/approval/Breakable.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {
constexpr int kPathLimit = 400;
}

PlacePart::PlacePart(
    Prompts& prompts, const QString& title, std::function<QString()> suggest, QWidget* parent)
    : QWidget(parent)
    , m_text(new UntrustedText({}, TextStyle::BodyStrong, 1, this, kPathLimit))
{
    m_text->setObjectName(QStringLiteral("backupPath"));
    auto* choose = secondaryButton(tr("Choose a place…"), "backupChoose", this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S3);
    column->addWidget(m_text);
    column->addWidget(choose, 0, Qt::AlignLeft);
    connect(
        choose, &QPushButton::clicked, this, [this, &prompts, title, suggest = std::move(suggest)] {
            prompts.saveFile(this, title, suggest(), [self = QPointer(this)](const QString& path) {
                if (self && !path.isEmpty()) self->take(path);
            });
        });
    clear();
}

void PlacePart::take(const QString& path)
{
    m_path = path;
    m_text->setText(path.isEmpty() ? tr("No place chosen") : visibleText(path, kPathLimit));
    breakable(m_text);
    emit changed();
}

void PlacePart::clear() { take({}); }

} // namespace tercet::ui
