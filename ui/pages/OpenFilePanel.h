#pragma once

#include "ui/Context.h"
#include "ui/widgets/Card.h"

class QLabel;

namespace tercet::ui {

class Banner;
class SignerChoice;

// A file with an unsigned transaction, read but not opened yet: which address signs it?
class OpenFilePanel : public Card {
    Q_OBJECT
public:
    explicit OpenFilePanel(Context& context, QWidget* parent = nullptr);
    // Reads the file and asks. FileNotFound, FileUnreadable, JsonTooLarge: nothing is asked.
    Status ask(const QString& path);

signals:
    void opened(const QString& id); // as a request
    void cancelled();

private:
    void open();

    Context& m_context;
    QByteArray m_bytes;
    QString m_name;
    QLabel* m_title;
    SignerChoice* m_signer;
    Banner* m_message;
};

} // namespace tercet::ui
