#pragma once

#include "ui/Context.h"
#include "ui/widgets/FocusHome.h"

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace tercet::ui {

class ConnectionPill;

// A place of the window: a head with title, subtitle and the state of the co-signers, and below it
// what the page is about. Built when the person goes there first, in the language and text size of
// that moment; the window builds it anew when either changes, and drops it when the vault is
// locked, so a page holds no state that must outlive it. Text that retranslates is therefore simply
// tr() in the constructor.
class Page : public FocusHome {
    Q_OBJECT
public:
    Page(Context& context, const QString& title, QWidget* parent = nullptr);

    QString title() const;
    // Called each time the page comes to the front; values are read from the wallet here and on its
    // signals.
    virtual void refresh() { }
    // Goes to one thing of the page, for example a request's id on Approvals.
    virtual void open(const QString& what) { Q_UNUSED(what) }
    // Ctrl+F; false when the page has no filter.
    virtual bool focusFilter() { return false; }

signals:
    void goTo(tercet::ui::Place place, const QString& what = {});
    void recoveryWanted(); // the recovery console, in place of the open vault

protected:
    Context& context() const { return m_context; }
    wallet::Wallet& wallet() const { return m_context.wallet; }
    Prompts& prompts() const { return m_context.prompts; }
    void setSubtitle(const QString& text); // empty hides it
    void backTo(Place place); // a way back before the title, for a page behind another
    void bringIntoView(const QString& objectName); // of a page that scrolls
    // What stands below the head; margins and spacing are set.
    QVBoxLayout* content() const { return m_content; }
    // content() inside a scroll area: for pages that are longer than the window.
    QVBoxLayout* scrollingContent();
    // The parent for what stands in them: a widget that moves to another parent is styled anew,
    // with all that is in it.
    QWidget* body() const { return m_body; }

private:
    Context& m_context;
    QLabel *m_title, *m_subtitle;
    QHBoxLayout* m_head;
    QWidget* m_body;
    QVBoxLayout* m_content;
};

} // namespace tercet::ui
