#include "ui/approval/ChecksPart.h"

#include <QVBoxLayout>

#include "ui/text/RiskText.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CheckItem.h"

namespace tercet::ui {

namespace {

CheckItem::Level levelOf(chains::Level level)
{
    switch (level) {
    case chains::Level::Note:
        return CheckItem::Level::Note;
    case chains::Level::Warning:
        return CheckItem::Level::Warning;
    case chains::Level::Danger:
    case chains::Level::Forbidden:
        break;
    }
    return CheckItem::Level::Danger;
}

} // namespace

ChecksPart::ChecksPart(const wallet::RequestDetail& request, QWidget* parent)
    : QWidget(parent)
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S3);
    const auto add = [&](CheckItem::Level level, const QString& title, const QString& detail,
                         const QString& name) {
        auto* item = new CheckItem(level, title, detail, this);
        item->setObjectName(name);
        rows->addWidget(item);
        if (level != CheckItem::Level::Pass && level != CheckItem::Level::Note) m_unseen << item;
    };
    if (!request.decoded.fullyDecoded)
        add(CheckItem::Level::Danger, tr("This request cannot be shown in full"),
            request.gesture.kind == wallet::Gesture::Kind::Forbidden
                ? tr("It can be approved only when blind signing is on in Settings. It is off by "
                     "default.")
                : tr("Blind signing is on. What is not shown may take everything that the account "
                     "holds."),
            QStringLiteral("check-blind"));
    bool loud = !request.decoded.fullyDecoded;
    for (const auto& risk : request.decoded.risks) {
        if (risk.code == "not-fully-decoded") continue; // said above
        const auto text = riskText(risk);
        loud = loud || risk.level >= chains::Level::Warning;
        add(levelOf(risk.level), text.title,
            risk.level == chains::Level::Forbidden
                ? (text.detail.isEmpty() ? tr("This cannot be approved.")
                                         : tr("%1 This cannot be approved.").arg(text.detail))
                : text.detail,
            QStringLiteral("check-") + QString::fromStdString(risk.code));
    }
    if (!loud)
        add(CheckItem::Level::Pass, tr("Everything that will be signed is shown on this card"),
            tr("It was read from the very bytes that will be signed."),
            QStringLiteral("check-decoded"));
}

bool ChecksPart::allSeen()
{
    m_unseen.removeIf([](const QWidget* item) {
        return item->isVisible() && item->visibleRegion().boundingRect() == item->rect();
    });
    return m_unseen.isEmpty();
}

} // namespace tercet::ui
