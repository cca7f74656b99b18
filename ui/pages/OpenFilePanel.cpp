#include "ui/pages/OpenFilePanel.h"

#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/pages/SignerChoice.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

constexpr qint64 kMaxFileBytes = 1 << 20;
constexpr int kNameLimit = 80;

} // namespace

OpenFilePanel::OpenFilePanel(Context& context, QWidget* parent)
    : Card(parent)
    , m_context(context)
    , m_title(new UntrustedText({}, TextStyle::Heading, 1, this, kNameLimit))
    , m_signer(new SignerChoice(context.wallet, tr("Signed by account"), true, this))
    , m_message(new Banner(this))
{
    setObjectName(QStringLiteral("openFilePanel"));
    setAccessibleName(tr("Open a file"));
    m_title->setObjectName(QStringLiteral("openFileName"));
    m_message->setObjectName(QStringLiteral("openFileMessage"));
    body()->addWidget(m_title);
    body()->addWidget(m_signer);
    body()->addWidget(m_message);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metric::S3);
    auto* no = secondaryButton(tr("Cancel"), "openFileCancel", this);
    auto* yes = primaryButton(tr("Review"), "openFileReview", this);
    buttons->addStretch(1);
    buttons->addWidget(no);
    buttons->addWidget(yes);
    body()->addLayout(buttons);
    connect(no, &QPushButton::clicked, this, &OpenFilePanel::cancelled);
    connect(yes, &QPushButton::clicked, this, &OpenFilePanel::open);
}

Status OpenFilePanel::ask(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(file.exists() ? Code::FileUnreadable : Code::FileNotFound);
    if (file.size() > kMaxFileBytes) return fail(Code::JsonTooLarge);
    m_bytes = file.readAll();
    m_name = QFileInfo(path).fileName();
    m_title->setText(tr("Which address signs “%1”?").arg(visibleText(m_name, kNameLimit)));
    m_message->clear();
    m_signer->reload();
    return {};
}

void OpenFilePanel::open()
{
    const auto id
        = m_context.wallet.openTransaction(m_bytes, m_name, m_signer->account(), m_signer->index());
    if (!id) return m_message->show(id.error());
    m_bytes.clear();
    emit opened(*id);
}

} // namespace tercet::ui
