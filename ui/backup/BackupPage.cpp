#include "ui/backup/BackupPage.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/backup/BackupSteps.h"
#include "ui/pages/Narrow.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"

namespace tercet::ui {

BackupPage::BackupPage(Context& context, QWidget* parent)
    : Page(context, tr("Back up"), parent)
{
    backTo(Place::KeyShares);
    setSubtitle(tr("A file that holds this device’s share. Whoever loses the device gets the share "
                   "back from it, together with both co-signers."));
    auto* rows = scrollingContent();
    auto* column = new QWidget(body());
    column->setMaximumWidth(qMax(760, fontMetrics().averageCharWidth() * 104));
    auto* inner = new QVBoxLayout(column);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(metric::S5);
    m_steps = new BackupSteps(context, column);
    inner->addWidget(m_steps);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metric::S3);
    m_next = primaryButton({}, "backupNext", column);
    m_test = primaryButton(tr("Test it now"), "backupTest", column);
    m_back = secondaryButton(tr("Back"), "backupBack", column);
    m_done = secondaryButton(tr("Done"), "backupDone", column);
    for (auto* button : { m_back, m_next, m_test, m_done }) buttons->addWidget(button);
    buttons->addStretch(1);
    inner->addLayout(buttons);
    rows->addLayout(narrow(column));
    rows->addStretch(1);
    connect(m_steps, &BackupSteps::changed, this, &BackupPage::update);
    connect(m_next, &QPushButton::clicked, m_steps, &BackupSteps::next);
    connect(m_back, &QPushButton::clicked, m_steps, &BackupSteps::back);
    connect(
        m_test, &QPushButton::clicked, this, [this] { emit goTo(Place::Drill, m_steps->file()); });
    connect(m_done, &QPushButton::clicked, this,
        [this] { emit goTo(Place::KeyShares, QStringLiteral("backupCard")); });
    update();
}

void BackupPage::refresh() { m_steps->restart(); }

void BackupPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    if (!event->spontaneous()) m_steps->restart(); // no passphrase stays in a page that nobody sees
}

void BackupPage::update()
{
    using Step = BackupSteps::Step;
    const bool made = m_steps->step() == Step::Result;
    m_back->setVisible(m_steps->step() == Step::File);
    m_back->setEnabled(!m_steps->isBusy());
    m_next->setVisible(!made);
    m_next->setText(m_steps->action());
    m_next->setEnabled(m_steps->mayGoOn());
    m_test->setVisible(made);
    m_done->setVisible(made);
    if (made && hasFocus()) m_test->setFocus(Qt::OtherFocusReason);
}

} // namespace tercet::ui
