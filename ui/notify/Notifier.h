#pragma once

#include <QString>
#include <functional>

namespace tercet::ui {

// Tells the person something outside of the window. Both texts are plain, whoever wrote them.
class Notifier {
public:
    virtual ~Notifier() = default;
    // In the place of the one before. `opened` runs when the person asks for more; where that
    // cannot be told, never.
    virtual void show(const QString& title, const QString& body, std::function<void()> opened) = 0;
};

} // namespace tercet::ui
