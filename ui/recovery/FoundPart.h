#pragma once

#include "ui/recovery/Verdict.h"
#include "ui/widgets/Card.h"

namespace tercet::ui {

// What came of verifying a package: each share, what the set is, and its addresses. No key is
// shown.
class FoundPart : public Card {
    Q_OBJECT
public:
    explicit FoundPart(const Verdict& verdict, QWidget* parent = nullptr);

private:
    void addShares(const Verdict& verdict);
    void addSet(const backup::Manifest& manifest);
    void addAddresses(const std::vector<backup::CoveredAddress>& addresses);
};

} // namespace tercet::ui
