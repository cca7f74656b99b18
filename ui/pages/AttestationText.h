#pragma once

#include <QString>

#include "core/wallet/AttestationInfo.h"
#include "ui/widgets/CheckItem.h"

namespace tercet::ui {

// Words for what is known of a co-signer's hardware and software. Nothing in them came from a
// server.
struct AttestationLine {
    CheckItem::Level level {};
    QString title {}, detail {};
};
QString attestationState(wallet::AttestationInfo::State state); // one of the four, or that it waits
// What the state means for this kind of co-signer, in a sentence.
QString attestationMeaning(const wallet::AttestationInfo& info);
// The three statements; empty where there is nothing to state.
QList<AttestationLine> attestationLines(const wallet::AttestationInfo& info);

} // namespace tercet::ui
