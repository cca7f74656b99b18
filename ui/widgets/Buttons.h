#pragma once

#include <QPushButton>
#include <QToolButton>

namespace tercet::ui {

// The one action of a page, in the accent colour.
QPushButton* primaryButton(const QString& text, const char* objectName, QWidget* parent);
QPushButton* secondaryButton(const QString& text, const char* objectName, QWidget* parent);
QPushButton* quietButton(const QString& text, const char* objectName, QWidget* parent);
// An icon alone; its name is what a screen reader says and what the tool tip shows.
QToolButton* iconButton(
    const QString& icon, const QString& name, const char* objectName, QWidget* parent);
// A copy button that puts the text on the clipboard and says so in a toast.
QToolButton* copyButton(const QString& text, const QString& name, QWidget* parent);

} // namespace tercet::ui
