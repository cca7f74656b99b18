#include "ui/recovery/FileList.h"

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

FileList::FileList(Kind kind, Prompts& prompts, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_prompts(prompts)
    , m_rows(new QVBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S3);
    m_rows->setSpacing(metric::S4);
    column->addLayout(m_rows);
    auto* more = kind == Kind::Identities
        ? secondaryButton(tr("Add a key file…"), "addIdentity", this)
        : secondaryButton(tr("Add a sealed part…"), "addPart", this);
    connect(more, &QPushButton::clicked, this, &FileList::ask);
    connect(this, &FileList::changed, more,
        [this, more] { more->setEnabled(m_entries.size() < kMost); });
    column->addWidget(more, 0, Qt::AlignLeft);
}

void FileList::ask()
{
    const auto title
        = m_kind == Kind::Identities ? tr("Choose a key file") : tr("Choose a sealed part");
    m_prompts.openFile(this, title, [this](const QString& path) {
        if (!path.isEmpty()) add(path);
    });
}

PassphraseRow* FileList::addPassphrase(const QString& path, QWidget* row, QVBoxLayout* column)
{
    auto* question = new QWidget(row);
    auto* below = new QVBoxLayout(question);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(metric::S1);
    auto* hint = label(tr("Passphrase of this key"), TextStyle::Label, 2, question);
    hint->setWordWrap(true);
    below->addWidget(hint);
    const QString name = visibleText(QFileInfo(path).fileName(), kNameLimit);
    auto* passphrase = new PassphraseRow(tr("Passphrase of the key %1").arg(name), question);
    passphrase->edit()->setObjectName(QStringLiteral("identityPassphrase"));
    below->addWidget(passphrase);
    question->setVisible(backup::wantsPassphrase(path.toStdString()));
    column->addWidget(question);
    connect(passphrase->edit(), &SecretEdit::changed, this, &FileList::changed);
    return passphrase;
}

void FileList::add(const QString& path)
{
    if (std::ranges::any_of(m_entries, [&](const Entry& e) { return e.path == path; })) return;
    const bool identity = m_kind == Kind::Identities;
    const QString name = visibleText(QFileInfo(path).fileName(), kNameLimit);
    auto* row = new QWidget(this);
    row->setObjectName(identity ? QStringLiteral("identityRow") : QStringLiteral("partRow"));
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S1);
    auto* head = new QHBoxLayout;
    head->setSpacing(metric::S2);
    head->addWidget(
        new UntrustedText(QFileInfo(path).fileName(), TextStyle::BodyStrong, 1, row, kNameLimit),
        1);
    auto* drop = iconButton(QStringLiteral("x"), tr("Take away %1").arg(name),
        identity ? "dropIdentity" : "dropPart", row);
    head->addWidget(drop);
    column->addLayout(head);
    auto* passphrase = identity ? addPassphrase(path, row, column) : nullptr;
    auto* problem = label({}, TextStyle::Caption, 1, row);
    problem->setObjectName(
        identity ? QStringLiteral("identityProblem") : QStringLiteral("partProblem"));
    problem->setProperty("tone", QStringLiteral("bad"));
    problem->setWordWrap(true);
    problem->hide();
    column->addWidget(problem);
    m_rows->addWidget(row);
    m_entries << Entry { path, row, passphrase ? passphrase->parentWidget() : nullptr, passphrase,
        problem };
    connect(drop, &QToolButton::clicked, this, [this, row] { remove(row); });
    emit changed();
}

void FileList::remove(QWidget* row)
{
    m_entries.removeIf([row](const Entry& e) { return e.row == row; });
    row->hide();
    row->deleteLater(); // from within its own button
    emit changed();
}

std::vector<ChosenIdentity> FileList::chosen() const
{
    std::vector<ChosenIdentity> out;
    for (const auto& entry : m_entries) {
        ChosenIdentity one { entry.path.toStdString() };
        if (entry.passphrase && !entry.passphrase->edit()->isEmpty())
            one.passphrase = crypto::SecretBytes::from(entry.passphrase->edit()->bytes());
        out.push_back(std::move(one));
    }
    return out;
}

void FileList::forgetPassphrases()
{
    for (const auto& entry : m_entries)
        if (entry.passphrase && !entry.passphrase->edit()->isEmpty())
            entry.passphrase->edit()->clear();
}

void FileList::tell(const std::vector<Status>& states)
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const bool wrong = std::size_t(i) < states.size() && !states[std::size_t(i)];
        m_entries[i].problem->setText(
            wrong ? recoveryErrorText(states[std::size_t(i)].error()).both() : QString());
        m_entries[i].problem->setVisible(wrong);
        if (wrong && m_entries[i].question
            && states[std::size_t(i)].error().code == Code::WrongPassphrase)
            m_entries[i].question->show(); // it was another file when it was chosen
    }
}

} // namespace tercet::ui
