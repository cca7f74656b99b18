#pragma once

#include <QFrame>
#include <QMap>

#include "ui/Context.h"

class QToolButton;

namespace tercet::ui {

class NavButton;

// The places, the vault's name with the switcher, and Lock now.
class Sidebar : public QFrame {
    Q_OBJECT
public:
    explicit Sidebar(Context& context, QWidget* parent = nullptr);
    void setCurrent(Place place);

signals:
    void chosen(tercet::ui::Place place);
    void lockWanted();
    void vaultWanted(const QString& id);
    void newVaultWanted();
    void freezeWanted();

private:
    QWidget* head();
    void fillSwitcher();
    void countApprovals();
    void lookAtBackups();
    Context& m_context;
    QToolButton* m_switcher { nullptr };
    QMap<Place, NavButton*> m_buttons;
};

} // namespace tercet::ui
