#include "core/wallet/LookAlike.h"

namespace tercet::wallet {

namespace {

constexpr qsizetype kAddress = 42, kDigits = 4;

} // namespace

bool looksAlike(const QString& a, const QString& b)
{
    if (a.size() != kAddress || b.size() != kAddress) return false;
    const QString x = a.mid(2).toLower(), y = b.mid(2).toLower();
    return x != y && x.left(kDigits) == y.left(kDigits) && x.right(kDigits) == y.right(kDigits);
}

QString addressGroup(const QString& address, int group)
{
    return address.mid(2 + (group - 1) * kDigits, kDigits).toLower();
}

} // namespace tercet::wallet
