#include "tests/adversarial/presignature/Model.h"

#include <algorithm>
#include <unordered_map>

namespace tercet::presignature {

namespace {

constexpr unsigned bit(Disk disk) { return 1u << unsigned(disk); }
constexpr unsigned bit(Request request) { return 1u << unsigned(request); }
constexpr unsigned machineOf(const Process& p) { return 3 * unsigned(p.memory) + unsigned(p.disk); }
constexpr Disk usedFor(Request r) { return r == Request::A ? Disk::UsedForA : Disk::UsedForB; }
constexpr Memory answered(Request r)
{
    return r == Request::A ? Memory::AnsweredA : Memory::AnsweredB;
}

// The memory of a process that has just begun.
Memory fresh(Disk disk, const Rules& rules)
{
    if (rules.memoryOnly) return Memory::Gone;
    return disk == Disk::Unused ? Memory::Free : Memory::Gone;
}

void die(Process& process)
{
    process.up = false;
    process.memory = Memory::Gone;
}

Reply deliver(State& state, Process& process, Request request, Cut cut, const Rules& rules)
{
    const auto release = [&] {
        state.shares |= std::uint8_t(bit(request));
        return Reply::Share;
    };
    if (process.memory == answered(request)) return release();
    if (process.memory == Memory::Gone) return Reply::Refused;
    if (process.memory != Memory::Free && rules.sameOnly) return Reply::Refused;
    if (rules.takes) process.memory = Memory::Gone;
    auto reply = Reply::None;
    if (!rules.marksFirst) reply = release();
    if (cut == Cut::BeforeTheMark) {
        die(process);
        return reply;
    }
    if (process.disk == Disk::Unused)
        process.disk = usedFor(request);
    else if (rules.asksLog)
        return Reply::Refused;
    state.disks |= std::uint8_t(bit(process.disk));
    if (cut == Cut::AfterTheMark) {
        die(process);
        return reply;
    }
    if (rules.takes) process.memory = answered(request);
    return release();
}

void perform(State& state, const Action& action, const Rules& rules, Reply& reply)
{
    auto& process = action.second ? state.second : state.first;
    switch (action.kind) {
    case Action::Kind::Deliver:
        reply = deliver(state, process, action.request, action.cut, rules);
        break;
    case Action::Kind::Kill:
        die(process);
        break;
    case Action::Kind::Start:
        process.up = true;
        process.memory = fresh(process.disk, rules);
        break;
    case Action::Kind::EndLink:
        process.memory = Memory::Gone;
        break;
    case Action::Kind::Rollback:
        process.disk = action.disk;
        break;
    case Action::Kind::Promote:
        state.promoted = true;
        state.second = { true, fresh(action.disk, rules), action.disk };
        break;
    case Action::Kind::Restore:
        process = { true, Memory(action.machine / 3), Disk(action.machine % 3) };
        break;
    }
}

} // namespace

std::uint64_t State::code() const
{
    std::uint64_t out = 0;
    const auto add = [&](std::uint64_t value, unsigned bits) { out = out << bits | value; };
    for (const auto& p : { first, second }) {
        add(p.up, 1);
        add(std::uint64_t(p.memory), 2);
        add(std::uint64_t(p.disk), 2);
    }
    add(promoted, 1);
    add(disks, 3);
    add(machines, 12);
    add(shares, 2);
    return out;
}

std::string Action::text() const
{
    const char* const name[]
        = { "deliver", "kill", "start", "end the link", "roll back", "promote", "restore" };
    std::string out = name[int(kind)];
    if (kind == Kind::Deliver) out += request == Request::A ? " A" : " B";
    if (cut == Cut::BeforeTheMark) out += ", dies before the mark";
    if (cut == Cut::AfterTheMark) out += ", dies after the mark";
    if (kind == Kind::Rollback || kind == Kind::Promote) {
        const char* const to[] = { " to unused", " to used for A", " to used for B" };
        out += to[int(disk)];
    }
    return second ? out + " (replica)" : out;
}

State begin()
{
    State state;
    state.machines = std::uint16_t(1u << machineOf(state.first));
    return state;
}

std::vector<Action> actions(const State& state, const Powers& powers)
{
    using enum Action::Kind;
    std::vector<Action> out;
    for (const bool second : { false, true }) {
        if (second && !state.promoted) break;
        const auto& process = second ? state.second : state.first;
        if (process.up) {
            for (const auto request : { Request::A, Request::B }) {
                out.push_back({ .kind = Deliver, .second = second, .request = request });
                if (!powers.kill || process.memory == Memory::Gone) continue;
                for (const auto cut : { Cut::BeforeTheMark, Cut::AfterTheMark })
                    out.push_back(
                        { .kind = Deliver, .second = second, .request = request, .cut = cut });
            }
            if (powers.kill) out.push_back({ .kind = Kill, .second = second });
            if (process.memory != Memory::Gone)
                out.push_back({ .kind = EndLink, .second = second });
        } else {
            out.push_back({ .kind = Start, .second = second });
        }
        for (const auto disk : { Disk::Unused, Disk::UsedForA, Disk::UsedForB })
            if (powers.rollback && (state.disks & bit(disk)) != 0 && process.disk != disk)
                out.push_back({ .kind = Rollback, .second = second, .disk = disk });
    }
    for (const auto disk : { Disk::Unused, Disk::UsedForA, Disk::UsedForB })
        if (powers.promote && !state.promoted && (state.disks & bit(disk)) != 0)
            out.push_back({ .kind = Promote, .disk = disk });
    for (std::uint8_t machine = 0; machine < 12; ++machine)
        if (powers.restore && (state.machines >> machine & 1) != 0)
            out.push_back({ .kind = Restore, .machine = machine });
    return out;
}

State after(const State& state, const Action& action, const Rules& rules, Reply* reply)
{
    State next = state;
    Reply heard = Reply::None;
    perform(next, action, rules, heard);
    if (reply) *reply = heard;
    if (next.first.up) next.machines |= std::uint16_t(1u << machineOf(next.first));
    return next;
}

Machine Machine::explore(const Rules& rules, const Powers& powers)
{
    Machine out;
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    const auto number = [&](State state) {
        if (!powers.restore) state.machines = 0; // nobody can go back there
        const auto [at, fresh] = known.try_emplace(state.code(), std::uint32_t(out.states.size()));
        if (fresh) out.states.push_back(state);
        return at->second;
    };
    number(begin());
    for (std::size_t s = 0; s < out.states.size(); ++s) {
        std::vector<Step> steps;
        for (const auto& action : actions(out.states[s], powers))
            steps.push_back({ action, number(after(out.states[s], action, rules)) });
        out.steps.push_back(std::move(steps));
    }
    return out;
}

std::vector<Action> Machine::attackAlone() const
{
    // states are in the order of their distance from the first
    std::vector<std::pair<std::uint32_t, const Action*>> from(states.size(), { 0, nullptr });
    for (std::uint32_t s = 0; s < states.size(); ++s) {
        if (states[s].brokenAlone()) {
            std::vector<Action> out;
            for (auto at = s; at != 0; at = from[at].first) out.push_back(*from[at].second);
            std::ranges::reverse(out);
            return out;
        }
        for (const auto& step : steps[s])
            if (step.to != 0 && !from[step.to].second) from[step.to] = { s, &step.action };
    }
    return {};
}

Pair Pair::explore(const Machine& second, const Machine& third, int depth)
{
    const std::size_t width = third.states.size();
    std::vector<std::uint64_t> ways(second.states.size() * width), next(ways.size());
    ways[0] = 1;
    std::vector<bool> seen(ways.size());
    Pair out;
    const auto look = [&](std::size_t at) {
        if (seen[at]) return;
        seen[at] = true;
        ++out.states;
        const auto a = second.states[at / width].shares, b = third.states[at % width].shares;
        out.aloneBroken = out.aloneBroken || a == 3 || b == 3;
        out.bothBroken = out.bothBroken || (a & b) == 3;
    };
    look(0);
    for (int step = 0; step < depth; ++step) {
        std::ranges::fill(next, 0);
        for (std::size_t at = 0; at < ways.size(); ++at) {
            if (ways[at] == 0) continue;
            const auto go = [&](std::size_t to) {
                next[to] += ways[at];
                look(to);
            };
            for (const auto& s : second.steps[at / width]) go(s.to * width + at % width);
            for (const auto& s : third.steps[at % width]) go(at / width * width + s.to);
        }
        std::swap(ways, next);
    }
    for (const auto count : ways) out.schedules += count;
    return out;
}

} // namespace tercet::presignature
