#pragma once

class QLabel;

namespace tercet::ui {

// Lets a wrapped label break inside addresses, hashes and other long words, which it would cut
// otherwise. What is read aloud stays the text itself. Returns the label.
QLabel* breakable(QLabel* label);

} // namespace tercet::ui
