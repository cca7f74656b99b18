#pragma once

#include <QMap>
#include <QWidget>

#include "ui/Page.h"

class QStackedWidget;

namespace tercet::ui {

class Sidebar;

// The window while a vault is open: sidebar and pages. Pages are made when they are first visited.
// Dropped as a whole when the vault is locked.
class OpenView : public QWidget {
    Q_OBJECT
public:
    explicit OpenView(Context& context, QWidget* parent = nullptr);
    void go(Place place, const QString& what = {});
    Place place() const { return m_place; }
    Page* page(Place place); // makes it where needed
    Sidebar* sidebar() const { return m_sidebar; }

signals:
    void pageMade(tercet::ui::Page* page);

private:
    Context& m_context;
    Sidebar* m_sidebar;
    QStackedWidget* m_stack;
    QMap<Place, Page*> m_pages;
    Place m_place { Place::Overview };
};

} // namespace tercet::ui
