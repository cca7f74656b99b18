#pragma once

#include "ui/Page.h"

class QPushButton;

namespace tercet::ui {

class Banner;
class ShareCard;

// The triangle large, the holders of the three shares, and the link between them.
class KeySharesPage : public Page {
    Q_OBJECT
public:
    explicit KeySharesPage(Context& context, QWidget* parent = nullptr);
    void refresh() override;

private:
    void update();
    QWidget* makeLinkCard();
    ShareCard* makeDeviceCard();
    ShareCard* makeCosignerCard(wallet::Share share);

    QLabel *m_link, *m_pool;
    Banner* m_broken;
    QPushButton* m_reopen;
    std::array<ShareCard*, wallet::kShareCount> m_cards {};
};

} // namespace tercet::ui
