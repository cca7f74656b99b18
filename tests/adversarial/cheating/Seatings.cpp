#include "tests/adversarial/cheating/Cases.h"

namespace tercet::mpc::cheating {

std::string Seating::text() const
{
    std::string out;
    for (auto p : cheaters) out += "P" + std::to_string(number(p));
    return out + " against P" + std::to_string(number(victim));
}

std::vector<Seating> seatings()
{
    std::vector<Seating> out;
    for (auto victim : kParties) {
        const auto [a, b] = others(victim);
        out.push_back({ { a }, victim });
        out.push_back({ { b }, victim });
        out.push_back({ { a, b }, victim });
    }
    return out;
}

std::vector<Seating> seatings(bool hubCheats)
{
    auto all = seatings();
    std::erase_if(
        all, [&](const Seating& s) { return s.cheaters.contains(Party::P1) != hubCheats; });
    return all;
}

std::vector<std::set<Party>> seats()
{
    std::vector<std::set<Party>> out;
    for (auto p : kParties) out.push_back({ p });
    for (auto honest : kParties) {
        const auto [a, b] = others(honest);
        out.push_back({ a, b });
    }
    return out;
}

} // namespace tercet::mpc::cheating
