#include "ui/Page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/pages/Pages.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ConnectionPill.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

Page::Page(Context& context, const QString& title, QWidget* parent)
    : FocusHome(parent)
    , m_context(context)
    , m_title(label(title, TextStyle::Title, 1, this))
    , m_subtitle(label({}, TextStyle::Body, 2, this))
    , m_head(new QHBoxLayout)
    , m_body(this)
    , m_content(new QVBoxLayout)
{
    setAccessibleName(title);
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_subtitle->setObjectName(QStringLiteral("pageSubtitle"));
    m_subtitle->setWordWrap(true);
    m_subtitle->hide();
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(metric::S8, metric::S6, metric::S8, 0);
    page->setSpacing(metric::S5);
    m_head->setSpacing(metric::S4);
    auto* titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(m_title);
    titles->addWidget(m_subtitle);
    m_head->addLayout(titles, 1);
    m_head->addWidget(new ConnectionPill(context.wallet, this), 0, Qt::AlignVCenter);
    page->addLayout(m_head);
    m_content->setContentsMargins(0, 0, 0, metric::S6);
    m_content->setSpacing(metric::S5);
    page->addLayout(m_content, 1);
}

QString Page::title() const { return m_title->text(); }

void Page::setSubtitle(const QString& text)
{
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

void Page::backTo(Place place)
{
    auto* back = iconButton(QStringLiteral("arrow-left"),
        tr("Back to %1").arg(placeInfo(place).name()), "backTo", this);
    back->lower(); // read before the title
    m_title->setWordWrap(true); // there is less room for it
    m_head->insertWidget(0, back, 0, Qt::AlignTop);
    connect(back, &QToolButton::clicked, this, [this, place] { emit goTo(place); });
}

void Page::bringIntoView(const QString& objectName)
{
    auto* target = findChild<QWidget*>(objectName);
    auto* area = findChild<QScrollArea*>();
    if (!target || !area) return;
    // After the layout of a page that was made this moment.
    QTimer::singleShot(0, target,
        [target, area] { area->ensureWidgetVisible(target, 0, area->viewport()->height()); });
}

QVBoxLayout* Page::scrollingContent()
{
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_body = new QWidget(area);
    m_body->setObjectName(QStringLiteral("scrollBody"));
    auto* layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(0, 0, metric::S2, metric::S6);
    layout->setSpacing(metric::S5);
    area->setWidget(m_body);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->addWidget(area, 1);
    return layout;
}

} // namespace tercet::ui
