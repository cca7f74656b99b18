#include "ui/leave/RecipientRow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/approval/Breakable.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Pill.h"

namespace tercet::ui {

RecipientRow::RecipientRow(
    const wallet::ExportRecipient& recipient, int number, bool piece, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("recipientRow%1").arg(number));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S2);
    auto* head = new QHBoxLayout;
    head->setSpacing(metric::S3);
    const auto count = QLocale().toString(number);
    head->addWidget(label(piece                    ? tr("Officer %1, a piece of the key").arg(count)
                            : recipient.share == 0 ? tr("Recipient %1, all three shares").arg(count)
                                                   : tr("Recipient of share %1").arg(count),
                        TextStyle::BodyStrong, 1, this),
        1);
    auto* state = recipient.tested
        ? new Pill(QStringLiteral("circle-check"), tr("Tested"), Pill::Tone::Ok, this)
        : new Pill(QStringLiteral("triangle-alert"), tr("Untested"), Pill::Tone::Warn, this);
    state->setObjectName(QStringLiteral("recipientState"));
    head->addWidget(state);
    column->addLayout(head);
    auto* fingerprint = label(recipient.fingerprint, TextStyle::MonoSmall, 2, this);
    fingerprint->setWordWrap(true);
    fingerprint->setObjectName(QStringLiteral("fingerprint"));
    column->addWidget(breakable(fingerprint));
    if (recipient.tested) return;
    auto* test = makeTest(recipient, number, piece);
    auto* open = secondaryButton(tr("Test this key…"), "testRecipient", this);
    open->setAccessibleName(tr("Test the key of recipient %1").arg(count));
    column->addWidget(open, 0, Qt::AlignLeft);
    column->addWidget(test);
    test->hide();
    connect(open, &QPushButton::clicked, this, [open, test] {
        open->hide();
        test->show();
    });
}

QWidget* RecipientRow::makeTest(const wallet::ExportRecipient& recipient, int number, bool piece)
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S2);
    auto* words = label(piece
            ? tr("This is the officer’s piece, and every package holds it too. “age -d -i KEY” "
                 "opens it, and the code behind “check_in” comes back here. It tells nothing of "
                 "the piece.")
            : tr("Give this text to whoever holds the key. “age -d -i KEY” opens it, and the code "
                 "inside comes back here. It shows that the key is there, before it is needed."),
        TextStyle::Body, 2, box);
    words->setWordWrap(true);
    column->addWidget(words);
    auto* challenge = new QPlainTextEdit(recipient.challenge, box);
    challenge->setObjectName(QStringLiteral("challenge"));
    challenge->setReadOnly(true);
    challenge->setTabChangesFocus(true);
    challenge->setFont(Theme::the().font(TextStyle::MonoSmall));
    challenge->setFixedHeight(5 * Theme::the().lineHeight(TextStyle::MonoSmall) + metric::S4);
    challenge->setAccessibleName(tr("Challenge for recipient %1").arg(QLocale().toString(number)));
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::S2);
    row->addWidget(challenge, 1);
    row->addWidget(copyButton(recipient.challenge, tr("Copy the challenge"), box), 0, Qt::AlignTop);
    column->addLayout(row);
    auto* answer = new QLineEdit(box);
    answer->setObjectName(QStringLiteral("answer"));
    answer->setMaxLength(200);
    column->addWidget(new FormField(tr("The code that was inside"), answer, box));
    auto* check = secondaryButton(tr("Check"), "checkAnswer", box);
    check->setEnabled(false);
    column->addWidget(check, 0, Qt::AlignLeft);
    connect(answer, &QLineEdit::textChanged, check,
        [check](const QString& text) { check->setEnabled(!text.trimmed().isEmpty()); });
    connect(answer, &QLineEdit::returnPressed, check, &QPushButton::click);
    connect(check, &QPushButton::clicked, this,
        [this, number, answer] { emit answered(number, answer->text()); });
    return box;
}

} // namespace tercet::ui
