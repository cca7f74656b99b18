#include "ui/backup/PrintPart.h"

#include <QFileInfo>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/backup/BackupText.h"
#include "ui/paper/PaperFile.h"
#include "ui/recovery/OfflineWork.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"

namespace tercet::ui {

PrintPart::PrintPart(Context& context, const wallet::BackupEntry& entry, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_entry(entry)
    , m_button(secondaryButton(tr("Print on paper (PDF)…"), "printBackup", this))
    , m_banner(new Banner(this))
    , m_work(new OfflineWork(this))
{
    m_banner->setObjectName(QStringLiteral("printResult"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S3);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    column->addWidget(m_banner);
    connect(m_button, &QPushButton::clicked, this, [this] {
        m_context.prompts.saveFile(this, tr("The backup on paper"),
            QFileInfo(m_entry.file).completeBaseName() + QStringLiteral(".pdf"),
            [self = QPointer(this)](const QString& path) {
                if (self && !path.isEmpty()) self->print(path);
            });
    });
}

void PrintPart::print(const QString& path)
{
    m_button->setEnabled(false);
    m_banner->clear();
    m_work->run<Status>([entry = m_entry, vault = m_context.wallet.vault().name,
                            path] { return printBackup(entry, vault, path); },
        this,
        [this, path](const Status& printed) {
            m_button->setEnabled(true);
            if (!printed) {
                const auto text = backupErrorText(printed.error());
                return m_banner->show(Banner::Tone::Bad, text.what, text.next);
            }
            m_banner->show(Banner::Tone::Ok,
                tr("The PDF is written: %1").arg(QFileInfo(path).fileName()),
                tr("Print it, then test the backup with pictures of the pages: that shows that "
                   "they can be read."));
        });
}

} // namespace tercet::ui
