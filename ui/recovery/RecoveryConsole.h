#pragma once

#include "ui/widgets/FocusHome.h"

#include "ui/recovery/Verdict.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace tercet::ui {

class Card;
class CollectPart;
class FileList;
class HandOverPart;
class OfflineWork;
class Prompts;

// A vault's key out of a package and its recipients' keys, for a computer without a network: first
// verified without showing anything, then written to a file or used for one transaction. Knows of
// no wallet and no network (a check of the layers), and leaves nothing behind when it closes.
class RecoveryConsole : public FocusHome {
    Q_OBJECT
public:
    explicit RecoveryConsole(Prompts& prompts, QWidget* parent = nullptr);

signals:
    void closed();

private:
    QWidget* head();
    QWidget* foot();
    Card* packageCard();
    Card* keysCard();
    void chooseFolder();
    void update();
    void forget(); // what was found: something was chosen anew
    void verify();
    void show(const Verdict& verdict);

    Prompts& m_prompts;
    OfflineWork* m_work;
    QString m_folder;
    QLabel* m_folderName { nullptr };
    FileList* m_identities { nullptr };
    CollectPart* m_collect { nullptr };
    HandOverPart* m_handOver { nullptr };
    QPushButton* m_verify { nullptr };
    QScrollArea* m_area { nullptr };
    QVBoxLayout* m_column { nullptr };
    QWidget* m_body { nullptr };
    QWidget* m_found { nullptr };
    int m_attempt { 0 };
    bool m_busy { false };
};

} // namespace tercet::ui
