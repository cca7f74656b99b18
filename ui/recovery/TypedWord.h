#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace tercet::ui {

// A question that is answered by typing, and the button that it keeps shut until then.
class TypedWord : public QWidget {
    Q_OBJECT
public:
    TypedWord(const QString& question, const QString& expected, const QString& action,
        const char* objectName, QWidget* parent = nullptr);
    void setBusy(bool busy);
    void clear();

signals:
    void confirmed();

private:
    void update();
    QString m_expected;
    QLineEdit* m_edit;
    QPushButton* m_button;
    bool m_busy { false };
};

} // namespace tercet::ui
