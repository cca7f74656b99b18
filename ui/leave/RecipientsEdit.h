#pragma once

#include <QWidget>

#include "core/wallet/ExportTypes.h"

class QLineEdit;

namespace tercet::ui {

class FormField;

// Public keys of whom something is encrypted to, one a line: age1… or ssh-ed25519 …
class RecipientsEdit : public QWidget {
    Q_OBJECT
public:
    // `names`: one a line; the last `optional` of them may stay empty.
    RecipientsEdit(const QStringList& names, int optional, QWidget* parent = nullptr);
    bool isComplete() const; // nothing that has to be there is missing
    // What was entered; empty where a line is wrong, which is said below it.
    std::optional<std::vector<backup::age::Recipient>> recipients();
    void focusFirst();

signals:
    void changed();

private:
    struct Line {
        QLineEdit* edit;
        FormField* field;
    };
    QList<Line> m_lines;
    int m_optional;
};

} // namespace tercet::ui
