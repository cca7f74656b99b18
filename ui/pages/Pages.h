#pragma once

#include "ui/Page.h"

namespace tercet::ui {

// One place: its icon and how its page is made.
struct PlaceInfo {
    Place place;
    const char* icon;
    const char* english; // translated in the context "Places"
    Page* (*make)(Context&, QWidget* parent);
    Place under; // the entry of the sidebar to which it belongs
    QString name() const;
};

// The places that there are, in the sidebar's order.
const QList<PlaceInfo>& places();
// Of any place, also of one that is behind another.
const PlaceInfo& placeInfo(Place place);

} // namespace tercet::ui
