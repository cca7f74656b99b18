#pragma once

#include <QWidget>
#include <functional>

#include "ui/Context.h"

class QLabel;
class QPushButton;

namespace tercet::ui {

// Where a backup goes: asked for with the system's dialog, and shown as it was chosen.
class PlacePart : public QWidget {
    Q_OBJECT
public:
    // `title` of the dialog; `suggest` names the file.
    PlacePart(Prompts& prompts, const QString& title, std::function<QString()> suggest,
        QWidget* parent = nullptr);
    QString path() const { return m_path; } // empty: none yet
    void clear();

signals:
    void changed();

private:
    void take(const QString& path);

    QString m_path;
    QLabel* m_text;
};

} // namespace tercet::ui
