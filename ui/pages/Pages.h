#pragma once

#include "ui/Page.h"

namespace tercet::ui {

// One entry of the sidebar: its icon and how its page is made.
struct PlaceInfo {
    Place place;
    const char* icon;
    const char* english; // translated in the context "Places"
    Page* (*make)(Context&, QWidget* parent);
    QString name() const;
};

// The places that there are, in the sidebar's order.
const QList<PlaceInfo>& places();

} // namespace tercet::ui
