#include "ui/pages/Pages.h"

#include <QCoreApplication>

#include "ui/backup/BackupPage.h"
#include "ui/backup/DrillPage.h"
#include "ui/leave/LeavePage.h"
#include "ui/pages/ActivityPage.h"
#include "ui/pages/ApprovalsPage.h"
#include "ui/pages/KeySharesPage.h"
#include "ui/pages/OverviewPage.h"
#include "ui/pages/ReceivePage.h"
#include "ui/pages/SendPage.h"
#include "ui/policy/PolicyPage.h"
#include "ui/settings/SettingsPage.h"

namespace tercet::ui {

namespace {

template <typename P> Page* make(Context& context, QWidget* parent)
{
    return new P(context, parent);
}

} // namespace

const QList<PlaceInfo>& places()
{
    static const QList<PlaceInfo> all {
        { Place::Overview, "layout-dashboard", QT_TRANSLATE_NOOP("Places", "Overview"),
            &make<OverviewPage>, Place::Overview },
        { Place::Approvals, "shield-check", QT_TRANSLATE_NOOP("Places", "Approvals"),
            &make<ApprovalsPage>, Place::Approvals },
        { Place::Send, "arrow-up-right", QT_TRANSLATE_NOOP("Places", "Send"), &make<SendPage>,
            Place::Send },
        { Place::Receive, "arrow-down-left", QT_TRANSLATE_NOOP("Places", "Receive"),
            &make<ReceivePage>, Place::Receive },
        { Place::Activity, "history", QT_TRANSLATE_NOOP("Places", "Activity"), &make<ActivityPage>,
            Place::Activity },
        { Place::KeyShares, "key-round", QT_TRANSLATE_NOOP("Places", "Key shares"),
            &make<KeySharesPage>, Place::KeyShares },
        { Place::Settings, "settings", QT_TRANSLATE_NOOP("Places", "Settings"), &make<SettingsPage>,
            Place::Settings },
    };
    return all;
}

const PlaceInfo& placeInfo(Place place)
{
    static const QList<PlaceInfo> behind {
        { Place::Policy, "scale", QT_TRANSLATE_NOOP("Places", "Policy"), &make<PolicyPage>,
            Place::KeyShares },
        { Place::Backup, "hard-drive-download", QT_TRANSLATE_NOOP("Places", "Back up"),
            &make<BackupPage>, Place::KeyShares },
        { Place::Drill, "shield-check", QT_TRANSLATE_NOOP("Places", "Test the backup"),
            &make<DrillPage>, Place::KeyShares },
        { Place::Leave, "external-link", QT_TRANSLATE_NOOP("Places", "Leave with your keys"),
            &make<LeavePage>, Place::KeyShares },
    };
    for (const auto* list : { &places(), &behind })
        for (const auto& info : *list)
            if (info.place == place) return info;
    return places().first();
}

QString PlaceInfo::name() const { return QCoreApplication::translate("Places", english); }

} // namespace tercet::ui
