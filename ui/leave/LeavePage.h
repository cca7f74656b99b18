#pragma once

#include "ui/Page.h"

namespace tercet::ui {

class PackageCard;

// Leaving without anybody's help: the key share export and the trust backup. Behind Key shares.
class LeavePage : public Page {
    Q_OBJECT
public:
    explicit LeavePage(Context& context, QWidget* parent = nullptr);
    void refresh() override;

private:
    PackageCard *m_export, *m_trust;
};

} // namespace tercet::ui
