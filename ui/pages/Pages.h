#pragma once

#include "ui/Page.h"

namespace tercet::ui {

// One entry of the sidebar: its icon and how its page is made.
struct PlaceInfo {
    Place place;
    const char* icon;
    QString (*name)();
    Page* (*make)(Context&, QWidget* parent);
};

// The places that there are, in the sidebar's order.
const QList<PlaceInfo>& places();

} // namespace tercet::ui
