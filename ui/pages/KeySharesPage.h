#pragma once

#include "ui/Page.h"

class QPushButton;

namespace tercet::ui {

class BackupCard;
class Banner;
class FreezeCard;
class LeaveCard;
class PolicyCard;
class RefreshCard;
class ShareCard;

// The triangle large, the holders of the three shares, and the link between them.
class KeySharesPage : public Page {
    Q_OBJECT
public:
    explicit KeySharesPage(Context& context, QWidget* parent = nullptr);
    void refresh() override;
    void open(const QString& what) override; // "freeze", …: brings it into view

private:
    void update();
    void updateFacts();
    QWidget* makeLinkCard();
    ShareCard* makeDeviceCard();
    ShareCard* makeCosignerCard(wallet::Share share);

    QLabel *m_link, *m_pool;
    Banner* m_broken;
    QPushButton* m_reopen;
    BackupCard* m_backup;
    RefreshCard* m_refresh;
    FreezeCard* m_freeze;
    LeaveCard* m_leave;
    PolicyCard* m_policy;
    std::array<ShareCard*, wallet::kShareCount> m_cards {};
};

} // namespace tercet::ui
