#pragma once

#include <QFrame>

#include "core/base/Result.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace tercet::ui {

// A message inside a page: what happened and what to do. Errors are banners, never dialogs. Hidden
// until it has a text.
class Banner : public QFrame {
    Q_OBJECT
public:
    enum class Tone { Info, Ok, Warn, Bad };
    explicit Banner(QWidget* parent = nullptr);
    void show(Tone tone, const QString& title, const QString& detail = {});
    void show(const Error& error); // with the sentences of ErrorText
    void clear();
    // A button beside the text: what can be done about it.
    QPushButton* setAction(const QString& text, const char* objectName);
    QString title() const;

private:
    QHBoxLayout* m_row;
    QLabel *m_icon, *m_title, *m_detail;
};

} // namespace tercet::ui
