#include "ui/pages/Pages.h"

#include <QCoreApplication>

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
        { Place::Overview, "layout-dashboard", TERCET_NAME("Overview"), nullptr },
        { Place::Approvals, "shield-check", TERCET_NAME("Approvals"), nullptr },
        { Place::Send, "arrow-up-right", TERCET_NAME("Send"), nullptr },
        { Place::Receive, "arrow-down-left", TERCET_NAME("Receive"), nullptr },
        { Place::Activity, "history", TERCET_NAME("Activity"), nullptr },
        { Place::KeyShares, "key-round", TERCET_NAME("Key shares"), nullptr },
        { Place::Settings, "settings", TERCET_NAME("Settings"), nullptr },
    };
    return all;
}

} // namespace tercet::ui
