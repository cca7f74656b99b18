#pragma once

#include <QWidget>

#include "ui/Context.h"

class QPushButton;

namespace tercet::ui {

class Banner;
class OfflineWork;

// A backup of the register as a PDF with QR codes, to be printed.
class PrintPart : public QWidget {
    Q_OBJECT
public:
    PrintPart(Context& context, const wallet::BackupEntry& entry, QWidget* parent = nullptr);

private:
    void print(const QString& path);

    Context& m_context;
    const wallet::BackupEntry m_entry;
    QPushButton* m_button;
    Banner* m_banner;
    OfflineWork* m_work;
};

} // namespace tercet::ui
