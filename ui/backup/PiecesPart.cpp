#include "ui/backup/PiecesPart.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/approval/Breakable.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PassphraseRow.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {
constexpr int kNameLimit = 80, kMost = 255;
}

PiecesPart::PiecesPart(Prompts& prompts, QWidget* parent)
    : QWidget(parent)
    , m_prompts(prompts)
    , m_rows(new QVBoxLayout)
{
    setObjectName(QStringLiteral("backupPieces"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S3);
    column->addWidget(label(tr("Pieces of its holders"), TextStyle::Label, 2, this));
    auto* hint = label(tr("Each piece with the key of its holder. A holder who opened the piece "
                          "with “age -d” brings what came out, and no key."),
        TextStyle::Caption, 2, this);
    hint->setWordWrap(true);
    column->addWidget(hint);
    m_rows->setSpacing(metric::S4);
    column->addLayout(m_rows);
    auto* more = secondaryButton(tr("Add a piece…"), "addPiece", this);
    column->addWidget(more, 0, Qt::AlignLeft);
    connect(more, &QPushButton::clicked, this, [this] {
        m_prompts.openFile(
            this, tr("Choose a piece"), [self = QPointer(this)](const QString& file) {
                if (self && !file.isEmpty()) self->add(file);
            });
    });
    connect(this, &PiecesPart::changed, more,
        [this, more] { more->setEnabled(m_entries.size() < kMost); });
}

void PiecesPart::add(const QString& file)
{
    if (std::ranges::any_of(m_entries, [&](const Entry& e) { return e.file == file; })) return;
    const auto name = visibleText(QFileInfo(file).fileName(), kNameLimit);
    auto* row = new QWidget(this);
    row->setObjectName(QStringLiteral("pieceRow"));
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S2);
    auto* head = new QHBoxLayout;
    head->setSpacing(metric::S2);
    head->addWidget(
        breakable(new UntrustedText(name, TextStyle::BodyStrong, 1, row, kNameLimit)), 1);
    auto* drop = iconButton(QStringLiteral("x"), tr("Take away %1").arg(name), "dropPiece", row);
    head->addWidget(drop);
    column->addLayout(head);
    auto* across = new QHBoxLayout;
    across->setSpacing(metric::S3);
    auto* keyName = new UntrustedText(
        tr("No key: opened by its holder"), TextStyle::Body, 2, row, kNameLimit);
    keyName->setObjectName(QStringLiteral("pieceKeyName"));
    across->addWidget(keyName, 1);
    auto* choose = secondaryButton(tr("Key…"), "pieceKey", row);
    choose->setAccessibleName(tr("Key of the holder of %1").arg(name));
    across->addWidget(choose);
    column->addLayout(across);
    auto* passphrase = new PassphraseRow(tr("Passphrase of the key of %1").arg(name), row);
    passphrase->edit()->setObjectName(QStringLiteral("piecePassphrase"));
    auto* field = new FormField(tr("Passphrase of the key, if it has one"), passphrase, row);
    field->hide();
    column->addWidget(field);
    m_rows->addWidget(row);
    m_entries << Entry { file, {}, row, keyName, field, passphrase };
    connect(drop, &QToolButton::clicked, this, [this, row] { remove(row); });
    connect(choose, &QPushButton::clicked, this, [this, row, name] {
        m_prompts.openFile(this, tr("Key of the holder of %1").arg(name),
            [self = QPointer(this), row](const QString& key) {
                if (self && !key.isEmpty()) self->takeKey(row, key);
            });
    });
    emit changed();
}

void PiecesPart::takeKey(QWidget* row, const QString& key)
{
    const auto entry = std::ranges::find(m_entries, row, &Entry::row);
    if (entry == m_entries.end()) return;
    entry->key = key;
    entry->keyName->setText(visibleText(QFileInfo(key).fileName(), kNameLimit));
    breakable(entry->keyName);
    entry->field->show();
    emit changed();
}

void PiecesPart::remove(QWidget* row)
{
    m_entries.removeIf([row](const Entry& e) { return e.row == row; });
    row->hide();
    row->deleteLater(); // from within its own button
    emit changed();
}

std::vector<wallet::PieceKey> PiecesPart::chosen() const
{
    std::vector<wallet::PieceKey> out;
    for (const auto& entry : m_entries) {
        wallet::PieceKey one { entry.file, entry.key };
        if (const auto* edit = entry.passphrase->edit(); !entry.key.isEmpty() && !edit->isEmpty())
            one.passphrase = crypto::SecretBytes::from(edit->bytes());
        out.push_back(std::move(one));
    }
    return out;
}

void PiecesPart::clear()
{
    while (!m_entries.isEmpty()) remove(m_entries.first().row);
}

} // namespace tercet::ui
