#include "ui/widgets/NewPassphrase.h"

#include <QVBoxLayout>

#include "ui/theme/Theme.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/PassphraseRow.h"
#include "ui/widgets/StrengthMeter.h"

namespace tercet::ui {

NewPassphrase::NewPassphrase(
    const QString& title, const QString& again, const char* objectName, QWidget* parent)
    : QWidget(parent)
    , m_first(new PassphraseRow(title, this))
    , m_again(new PassphraseRow(again, this))
    , m_meter(new StrengthMeter(this))
{
    m_first->edit()->setObjectName(QLatin1String(objectName));
    m_again->edit()->setObjectName(QLatin1String(objectName) + QStringLiteral("Again"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S3);
    column->addWidget(new FormField(title, m_first, this));
    column->addWidget(m_meter);
    m_againField = new FormField(again, m_again, this);
    column->addWidget(m_againField);
    connect(m_first->edit(), &SecretEdit::changed, this, &NewPassphrase::update);
    connect(m_again->edit(), &SecretEdit::changed, this, &NewPassphrase::update);
    connect(m_first->edit(), &SecretEdit::submitted, this, [this] { m_again->edit()->setFocus(); });
    connect(m_again->edit(), &SecretEdit::submitted, this, &NewPassphrase::submitted);
    setFocusProxy(m_first);
}

bool NewPassphrase::same() const
{
    const auto a = m_first->edit()->bytes(), b = m_again->edit()->bytes();
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool NewPassphrase::isComplete() const
{
    return !m_first->edit()->isEmpty() && m_meter->strength() != Strength::Weak && same();
}

void NewPassphrase::update()
{
    m_meter->rate(m_first->edit()->bytes());
    const bool comparable = m_again->edit()->bytes().size() >= m_first->edit()->bytes().size();
    m_againField->setError(!m_again->edit()->isEmpty() && comparable && !same()
            ? tr("The two are not the same.")
            : QString());
    emit changed();
}

crypto::SecretBytes NewPassphrase::take()
{
    m_again->edit()->clear();
    return m_first->edit()->take();
}

void NewPassphrase::clear()
{
    for (auto* edit : { m_first->edit(), m_again->edit() })
        if (!edit->isEmpty()) edit->clear(); // tells us again
}

void NewPassphrase::focusFirst() { m_first->edit()->setFocus(); }

} // namespace tercet::ui
