#pragma once

#include "app/cli/Arguments.h"
#include "core/wallet/Types.h"

namespace tercet::cli {

// What the words of one --cosigner mean.
inline wallet::CosignerPlace placeOf(const CosignerWords& words)
{
    return { QString::fromStdString(words.url), QString::fromStdString(words.pin),
        QString::fromStdString(words.pairing), {}, QString::fromStdString(words.profile) };
}

} // namespace tercet::cli
