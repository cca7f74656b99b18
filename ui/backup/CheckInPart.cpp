#include "ui/backup/CheckInPart.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include "ui/text/ErrorText.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Toast.h"

namespace tercet::ui {

namespace {
constexpr int kLongest = 64;
}

CheckInPart::CheckInPart(wallet::Wallet& wallet, QWidget* parent)
    : QWidget(parent)
    , m_wallet(wallet)
    , m_code(new QLineEdit(this))
    , m_button(secondaryButton(tr("Check in"), "checkIn", this))
{
    m_code->setObjectName(QStringLiteral("checkInCode"));
    m_code->setMaxLength(kLongest);
    auto* row = new QWidget(this);
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(metric::S3);
    across->addWidget(m_code, 1);
    across->addWidget(m_button);
    m_code->setAccessibleName(tr("Code of a holder’s piece"));
    m_field = new FormField(tr("Check a holder in"), row, this,
        tr("Ask each holder now and then to open the piece and read the check-in code in it to "
           "you."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field);
    m_button->setEnabled(false);
    connect(m_code, &QLineEdit::textChanged, this, [this] {
        m_field->setError({});
        m_button->setEnabled(!m_code->text().trimmed().isEmpty());
    });
    connect(m_code, &QLineEdit::returnPressed, this, &CheckInPart::checkIn);
    connect(m_button, &QPushButton::clicked, this, &CheckInPart::checkIn);
}

void CheckInPart::checkIn()
{
    const auto code = m_code->text().trimmed();
    if (code.isEmpty()) return;
    m_wallet.checkIn(code, this, [this](const Status& noted) {
        if (noted) {
            m_code->clear();
            Toast::show(window(), QStringLiteral("check"), tr("The holder is checked in."));
        } else if (noted.error().code == Code::NoSuchBackup) {
            m_field->setError(tr("No piece of this vault has this code."));
        } else {
            m_field->setError(errorText(noted.error()).both());
        }
    });
}

} // namespace tercet::ui
