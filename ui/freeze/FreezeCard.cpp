#include "ui/freeze/FreezeCard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/freeze/FreezeText.h"
#include "ui/shell/Preferences.h"
#include "ui/text/PolicyWords.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/HoldButton.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

constexpr int kNameLimit = 64;
constexpr quint32 kHour = 3600, kDay = 24 * kHour;
constexpr quint32 kDurations[]
    = { kHour, 6 * kHour, kDay, 3 * kDay, 7 * kDay, 30 * kDay, 90 * kDay };

} // namespace

FreezeCard::FreezeCard(Context& context, QWidget* parent)
    : Card(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("freeze"));
    setAccessibleName(tr("Freeze"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* what = label(tr("If something looks wrong: this device and both co-signers then refuse "
                          "to sign anything until the time is over, and Tercet locks. Nobody can "
                          "end it earlier, you cannot either; you can only make it longer."),
        TextStyle::Body, 2, this);
    what->setWordWrap(true);
    body()->addWidget(what);
    m_state = new Banner(this);
    m_state->setObjectName(QStringLiteral("freezeState"));
    body()->addWidget(m_state);
    m_duration = new QComboBox(this);
    m_duration->setObjectName(QStringLiteral("freezeFor"));
    for (const auto seconds : kDurations) m_duration->addItem(durationWords(seconds), seconds);
    m_duration->setCurrentIndex(m_duration->findData(kDay));
    auto* across = new QHBoxLayout;
    across->setSpacing(metric::S3);
    m_duration->setMinimumWidth(140);
    across->addWidget(new FormField(tr("For how long"), m_duration, this));
    across->addStretch(1);
    body()->addLayout(across);
    m_hold = new HoldButton(tr("Hold to freeze"), this);
    m_hold->setObjectName(QStringLiteral("freezeHold"));
    m_hold->setSymbol(QStringLiteral("snowflake"));
    m_hold->setAccessibleDescription(tr("Hold until the bar is full to freeze. Activating it once "
                                        "asks you to type the name of the vault instead."));
    m_hold->setDuration(context.wallet.setting(setting::kHoldMs, setting::kHoldMsDefault).toInt());
    body()->addWidget(m_hold, 0, Qt::AlignLeft);
    m_typed = makeTyped();
    body()->addWidget(m_typed);
    m_typed->hide();
    m_result = new Banner(this);
    m_result->setObjectName(QStringLiteral("freezeResult"));
    body()->addWidget(m_result);
    connect(m_hold, &HoldButton::held, this, &FreezeCard::freeze);
    connect(m_hold, &HoldButton::typedConfirmationRequested, this, [this] {
        m_typed->show();
        m_name->setFocus(Qt::OtherFocusReason);
    });
    connect(&context.wallet, &wallet::Wallet::freezeChanged, this, &FreezeCard::update);
    update();
}

QWidget* FreezeCard::makeTyped()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S2);
    m_name = new QLineEdit(box);
    m_name->setObjectName(QStringLiteral("freezeName"));
    m_name->setMaxLength(200);
    const QString vault = m_context.wallet.vault().name;
    column->addWidget(new FormField(
        tr("To freeze, type the name of this vault: %1").arg(visibleText(vault, kNameLimit)),
        m_name, box));
    m_now = primaryButton(tr("Freeze now"), "freezeNow", box);
    m_now->setEnabled(false);
    column->addWidget(m_now, 0, Qt::AlignLeft);
    connect(m_name, &QLineEdit::textChanged, this,
        [this, vault](const QString& typed) { m_now->setEnabled(typed.trimmed() == vault); });
    connect(m_now, &QPushButton::clicked, this, &FreezeCard::freeze);
    return box;
}

void FreezeCard::focusFirst() { m_duration->setFocus(Qt::OtherFocusReason); }

void FreezeCard::update()
{
    const auto freeze = m_context.wallet.freezeStatus();
    if (!isFrozen(freeze, m_context.now())) return m_state->clear();
    m_state->show(freeze.complete() ? Banner::Tone::Info : Banner::Tone::Warn, frozenTitle(freeze),
        frozenDetail(freeze));
}

void FreezeCard::freeze()
{
    m_result->clear();
    m_typed->hide();
    m_name->clear();
    for (auto* control : std::initializer_list<QWidget*> { m_hold, m_duration })
        control->setEnabled(false);
    m_context.wallet.freeze(m_duration->currentData().toLongLong(), this,
        [this](const Result<wallet::FreezeStatus>& frozen) {
            for (auto* control : std::initializer_list<QWidget*> { m_hold, m_duration })
                control->setEnabled(true);
            if (!frozen) m_result->show(frozen.error());
            update();
        });
}

} // namespace tercet::ui
