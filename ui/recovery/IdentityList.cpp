#include "ui/recovery/IdentityList.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/Prompts.h"
#include "ui/recovery/RecoveryText.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PassphraseRow.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {
constexpr int kNameLimit = 80, kMost = 8;
}

IdentityList::IdentityList(Prompts& prompts, QWidget* parent)
    : QWidget(parent)
    , m_prompts(prompts)
    , m_rows(new QVBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S3);
    m_rows->setSpacing(metric::S4);
    column->addLayout(m_rows);
    auto* more = secondaryButton(tr("Add a key file…"), "addIdentity", this);
    connect(more, &QPushButton::clicked, this, &IdentityList::ask);
    connect(this, &IdentityList::changed, more,
        [this, more] { more->setEnabled(m_entries.size() < kMost); });
    column->addWidget(more, 0, Qt::AlignLeft);
}

void IdentityList::ask()
{
    m_prompts.openFile(this, tr("Choose a key file"), [this](const QString& path) {
        const bool known
            = std::ranges::any_of(m_entries, [&](const Entry& e) { return e.path == path; });
        if (!path.isEmpty() && !known) add(path);
    });
}

void IdentityList::add(const QString& path)
{
    const QString name = visibleText(QFileInfo(path).fileName(), kNameLimit);
    auto* row = new QWidget(this);
    row->setObjectName(QStringLiteral("identityRow"));
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S1);
    auto* head = new QHBoxLayout;
    head->setSpacing(metric::S2);
    head->addWidget(
        new UntrustedText(QFileInfo(path).fileName(), TextStyle::BodyStrong, 1, row, kNameLimit),
        1);
    auto* drop = iconButton(QStringLiteral("x"), tr("Take away %1").arg(name), "dropIdentity", row);
    head->addWidget(drop);
    column->addLayout(head);
    auto* question = new QWidget(row);
    auto* below = new QVBoxLayout(question);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(metric::S1);
    auto* hint = label(tr("Passphrase of this key"), TextStyle::Label, 2, question);
    hint->setWordWrap(true);
    below->addWidget(hint);
    auto* passphrase = new PassphraseRow(tr("Passphrase of the key %1").arg(name), question);
    passphrase->edit()->setObjectName(QStringLiteral("identityPassphrase"));
    below->addWidget(passphrase);
    question->setVisible(backup::wantsPassphrase(path.toStdString()));
    column->addWidget(question);
    auto* problem = label({}, TextStyle::Caption, 1, row);
    problem->setObjectName(QStringLiteral("identityProblem"));
    problem->setProperty("tone", QStringLiteral("bad"));
    problem->setWordWrap(true);
    problem->hide();
    column->addWidget(problem);
    m_rows->addWidget(row);
    m_entries << Entry { path, row, question, passphrase, problem };
    connect(passphrase->edit(), &SecretEdit::changed, this, &IdentityList::changed);
    connect(drop, &QToolButton::clicked, this, [this, row] { remove(row); });
    emit changed();
}

void IdentityList::remove(QWidget* row)
{
    m_entries.removeIf([row](const Entry& e) { return e.row == row; });
    row->hide();
    row->deleteLater(); // from within its own button
    emit changed();
}

std::vector<ChosenIdentity> IdentityList::chosen() const
{
    std::vector<ChosenIdentity> out;
    for (const auto& entry : m_entries) {
        ChosenIdentity one { entry.path.toStdString() };
        if (const auto* edit = entry.passphrase->edit(); !edit->isEmpty())
            one.passphrase = crypto::SecretBytes::from(edit->bytes());
        out.push_back(std::move(one));
    }
    return out;
}

void IdentityList::forgetPassphrases()
{
    for (const auto& entry : m_entries)
        if (!entry.passphrase->edit()->isEmpty()) entry.passphrase->edit()->clear();
}

void IdentityList::tell(const std::vector<Status>& states)
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const bool wrong = std::size_t(i) < states.size() && !states[std::size_t(i)];
        m_entries[i].problem->setText(
            wrong ? recoveryErrorText(states[std::size_t(i)].error()).both() : QString());
        m_entries[i].problem->setVisible(wrong);
        if (wrong && states[std::size_t(i)].error().code == Code::WrongPassphrase)
            m_entries[i].question->show(); // it was another file when it was chosen
    }
}

} // namespace tercet::ui
