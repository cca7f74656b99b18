#include "ui/approval/HexText.h"

#include <QHBoxLayout>
#include <QToolButton>

#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {
constexpr int kRun = 22; // digits after which a line may break
}

HexText::HexText(const QString& hex, const QString& name, const char* objectName, QWidget* parent)
    : QWidget(parent)
    , m_hex(hex)
{
    setObjectName(QLatin1String(objectName));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::S1);
    auto* text = new UntrustedText({}, TextStyle::MonoSmall, 1, this);
    QString breakable = hex;
    for (qsizetype i = kRun; i < breakable.size(); i += kRun + 1)
        breakable.insert(i, QLatin1Char(' '));
    text->setText(breakable);
    text->setLayoutDirection(Qt::LeftToRight);
    text->setAccessibleName(QStringLiteral("%1: %2").arg(name, hex));
    row->addWidget(text, 1);
    row->addWidget(copyButton(hex, tr("Copy: %1").arg(name), this), 0, Qt::AlignTop);
}

} // namespace tercet::ui
