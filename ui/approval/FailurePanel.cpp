#include "ui/approval/FailurePanel.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

FailurePanel::FailurePanel(const FailureText& text, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("failure"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S3);
    auto* what = new Banner(this);
    what->setObjectName(QStringLiteral("failureWhat"));
    what->show(Banner::Tone::Bad, text.title, text.reason);
    rows->addWidget(what);
    for (const auto& [name, words] :
        { std::pair("failureLeft", text.left), std::pair("failureNext", text.next) }) {
        auto* line = label(words, TextStyle::Body, 1, this);
        line->setObjectName(QLatin1String(name));
        line->setWordWrap(true);
        rows->addWidget(line);
    }
    auto* again = secondaryButton(tr("Try again"), "retry", this);
    rows->addWidget(again, 0, Qt::AlignLeft);
    connect(again, &QPushButton::clicked, this, &FailurePanel::retry);
}

} // namespace tercet::ui
