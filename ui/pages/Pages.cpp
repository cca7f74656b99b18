#include "ui/pages/Pages.h"

#include <QCoreApplication>

#include "ui/pages/ActivityPage.h"
#include "ui/pages/ApprovalsPage.h"
#include "ui/pages/KeySharesPage.h"
#include "ui/pages/OverviewPage.h"
#include "ui/pages/ReceivePage.h"
#include "ui/pages/SendPage.h"

namespace tercet::ui {

namespace {

template <typename P> Page* make(Context& context, QWidget* parent)
{
    return new P(context, parent);
}

#define TERCET_NAME(text) [] { return QCoreApplication::translate("Places", text); }

} // namespace

// A page that does not exist yet has no maker and no place in the sidebar.
const QList<PlaceInfo>& places()
{
    static const QList<PlaceInfo> all {
        { Place::Overview, "layout-dashboard", TERCET_NAME("Overview"), make<OverviewPage> },
        { Place::Approvals, "shield-check", TERCET_NAME("Approvals"), make<ApprovalsPage> },
        { Place::Send, "arrow-up-right", TERCET_NAME("Send"), make<SendPage> },
        { Place::Receive, "arrow-down-left", TERCET_NAME("Receive"), make<ReceivePage> },
        { Place::Activity, "history", TERCET_NAME("Activity"), make<ActivityPage> },
        { Place::KeyShares, "key-round", TERCET_NAME("Key shares"), make<KeySharesPage> },
        { Place::Settings, "settings", TERCET_NAME("Settings"), nullptr },
    };
    return all;
}

} // namespace tercet::ui
