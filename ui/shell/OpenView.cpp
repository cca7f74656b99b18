#include "ui/shell/OpenView.h"

#include <QHBoxLayout>
#include <QStackedWidget>

#include "ui/pages/Pages.h"
#include "ui/shell/Sidebar.h"

namespace tercet::ui {

OpenView::OpenView(Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_sidebar(new Sidebar(context, this))
    , m_stack(new QStackedWidget(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addWidget(m_stack, 1);
    connect(m_sidebar, &Sidebar::chosen, this, [this](Place place) { go(place); });
}

Page* OpenView::page(Place place)
{
    if (auto* known = m_pages.value(place)) return known;
    auto* made = placeInfo(place).make(m_context, this);
    connect(made, &Page::goTo, this, &OpenView::go);
    m_pages[place] = made;
    m_stack->addWidget(made);
    emit pageMade(made);
    return made;
}

void OpenView::go(Place place, const QString& what)
{
    auto* target = page(place);
    m_place = place;
    m_sidebar->setCurrent(placeInfo(place).under);
    m_stack->setCurrentWidget(target);
    target->refresh();
    if (!what.isEmpty()) target->open(what);
}

} // namespace tercet::ui
