#pragma once

#include <QFrame>

#include "core/base/Result.h"

class QLabel;

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
    QString title() const;

private:
    QLabel *m_icon, *m_title, *m_detail;
};

} // namespace tercet::ui
