#include "ui/pages/Pages.h"

#include <QCoreApplication>

#include "ui/pages/ActivityPage.h"
#include "ui/pages/ApprovalsPage.h"
#include "ui/pages/KeySharesPage.h"
#include "ui/pages/OverviewPage.h"
#include "ui/pages/ReceivePage.h"
#include "ui/pages/SendPage.h"
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
            &make<OverviewPage> },
        { Place::Approvals, "shield-check", QT_TRANSLATE_NOOP("Places", "Approvals"),
            &make<ApprovalsPage> },
        { Place::Send, "arrow-up-right", QT_TRANSLATE_NOOP("Places", "Send"), &make<SendPage> },
        { Place::Receive, "arrow-down-left", QT_TRANSLATE_NOOP("Places", "Receive"),
            &make<ReceivePage> },
        { Place::Activity, "history", QT_TRANSLATE_NOOP("Places", "Activity"),
            &make<ActivityPage> },
        { Place::KeyShares, "key-round", QT_TRANSLATE_NOOP("Places", "Key shares"),
            &make<KeySharesPage> },
        { Place::Settings, "settings", QT_TRANSLATE_NOOP("Places", "Settings"),
            &make<SettingsPage> },
    };
    return all;
}

QString PlaceInfo::name() const { return QCoreApplication::translate("Places", english); }

} // namespace tercet::ui
