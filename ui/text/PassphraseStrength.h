#pragma once

#include "core/base/Bytes.h"

namespace tercet::ui {

// How hard a passphrase is to guess, as the base-2 logarithm of the guesses that somebody needs who
// knows how people make passphrases: words, runs such as "abc" and "1234", repetitions and the best
// known passwords count little. An estimate from below; no rule about digits or signs. Makes no
// copy of the text.
double guessBits(ByteView utf8);

enum class Strength { Weak, Fair, Good, Strong };
// Weak below 2^28 guesses (a day on one computer against our Argon2id), Strong from 2^60.
Strength strengthOf(double bits);

} // namespace tercet::ui
