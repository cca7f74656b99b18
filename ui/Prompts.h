#pragma once

#include <QStringList>
#include <functional>

class QWidget;

namespace tercet::ui {

// The questions that need a dialog of the system's. A seam, so that tests answer them; nothing in
// the window calls a static dialog. The answer comes through the callback, empty when the person
// cancelled.
class Prompts {
public:
    using Answer = std::function<void(const QString& path)>;
    virtual ~Prompts() = default;
    virtual void openFile(QWidget* parent, const QString& title, Answer answer) = 0;
    virtual void saveFile(
        QWidget* parent, const QString& title, const QString& suggestedName, Answer answer)
        = 0;
    // One file or several; none when the person cancelled.
    using Answers = std::function<void(const QStringList& paths)>;
    virtual void openFiles(QWidget* parent, const QString& title, Answers answer);
    virtual void openFolder(QWidget* parent, const QString& title, Answer answer) = 0;
};

// File dialogs of the desktop.
class SystemPrompts final : public Prompts {
public:
    void openFile(QWidget* parent, const QString& title, Answer answer) override;
    void openFiles(QWidget* parent, const QString& title, Answers answer) override;
    void saveFile(QWidget* parent, const QString& title, const QString& suggestedName,
        Answer answer) override;
    void openFolder(QWidget* parent, const QString& title, Answer answer) override;
};

} // namespace tercet::ui
