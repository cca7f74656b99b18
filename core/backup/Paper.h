#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/base/Bytes.h"

// A share backup on paper (docs/recovery.md, "Paper"): the armored age file in numbered parts, each
// small enough for a QR code. Encrypted as the file is: nothing in it is secret.
namespace tercet::backup {

inline constexpr std::size_t kMaxPaperParts = 64;
inline constexpr std::size_t kPaperLines = 8; // of armor in a part; fewer in the last one

// What paper has to do with carries this field, and a whole sentence as its context.
inline constexpr const char* kPaperField = "paper";

// The parts of an age file, armored first where it is not: each a line "TERCET1 <number>/<count>
// <set> <check>" and lines of armor, all with their ends, at most 560 bytes of ASCII.
// NotAgeFile, AgeDamaged; TextTooLong for more than kMaxPaperParts.
Result<std::vector<std::string>> paperParts(ByteView file);

// Puts parts together that come in any order, as often as they like, from scanned codes or from
// typed text.
class PaperReader {
public:
    // Whether a text has a part in it, or the beginning of one.
    static bool hasParts(std::string_view text);

    // Takes each part in it, and passes over what stands around them: how many there were. Ends of
    // lines and white space around a line do not matter. With the field kPaperField: AgeDamaged for
    // a part whose check is wrong, BadPiece for one of another backup, BadField for one that cannot
    // be; the parts before the one at fault are taken.
    Result<std::size_t> take(std::string_view text);

    std::size_t count() const { return m_count; } // 0: none was taken yet
    std::vector<std::size_t> missing() const; // their numbers, from 1
    bool complete() const { return m_count > 0 && m_parts.size() == m_count; }
    // The armored file. With the field kPaperField: NotAgeFile where none was taken,
    // NotEnoughPieces with the missing numbers, then the count, AgeDamaged where the whole is not
    // what was printed.
    Result<Bytes> file() const;

private:
    Status take(std::size_t number, std::size_t count, const std::string& set, std::string lines);
    std::size_t m_count { 0 };
    std::string m_set;
    std::map<std::size_t, std::string> m_parts;
};

// A text or a file that a person gives, and what to call it.
struct Given {
    std::string name;
    Bytes content;
};

// The age file in what was given: one file as it is, its armor with something around it or with
// other white space, or parts in any number of texts. Errors of PaperReader; NotAgeFile with the
// name in the sentence for a text without a part among several. What is wrong with one file alone
// is for age::decrypt() to say.
Result<Bytes> ageFileOf(std::span<const Given> given);

} // namespace tercet::backup
