#pragma once

#include <cstdlib>
#include <filesystem>

#include "core/backup/Package.h"
#include "core/backup/age/Age.h"
#include "tests/unit/mpc/ThreeParties.h"

namespace tercet::backup::test {

using mpc::Party;

inline constexpr std::int64_t kCreated = 1'800'000'000;
inline constexpr const char* kConditions = "Both executors ask in writing.\n";

// A vault of three parties, before and after a refresh, with three recipients.
struct World {
    mpc::test::ThreeParties parties;
    std::vector<age::Identity> identities;
    std::array<std::optional<mpc::CoreRecord>, 3> before;

    World()
    {
        mpc::test::SeededRandom random(7);
        for (int i = 0; i < 4; ++i) identities.push_back(age::Identity::generate(random));
        if (!parties.dkg() || !parties.openLink()) std::abort();
        for (const auto p : mpc::kParties) before[mpc::number(p) - 1u] = parties.record(p).clone();
        if (!parties.refresh() || !parties.openLink()) std::abort();
    }
    const mpc::CoreRecord& record(Party p, std::uint32_t epoch) const
    {
        auto& now = const_cast<mpc::test::ThreeParties&>(parties).record(p);
        return epoch == 1 ? *before[mpc::number(p) - 1u] : now;
    }
    RecipientSet set(Purpose purpose) const
    {
        RecipientSet out { .purpose = purpose };
        for (std::size_t i = 0; i < (purpose == Purpose::Export ? 3u : 2u); ++i)
            out.recipients.push_back(identities[i].recipient());
        if (purpose == Purpose::Trust) {
            out.trust = "Executors";
            out.conditions = crypto::sha256(view(kConditions));
        }
        return out;
    }
    Manifest manifest(Purpose purpose, std::uint32_t epoch) const
    {
        Manifest out { .name = "Savings",
            .created = kCreated,
            .keys = VaultKeys::of(record(Party::P1, epoch)),
            .recipients = set(purpose),
            .accounts = 1 };
        for (const char* path :
            { "m/44/60/0/0/0", "m/84/0/0/0/0", "m/86/0/0/0/0", "m/44/501/0/0/0" })
            out.addresses.push_back(*addressAt(out.keys, path));
        return out;
    }
    std::array<ShareExport, 3> parts(Purpose purpose, std::uint32_t epoch) const
    {
        mpc::test::SeededRandom random(8);
        std::array<ShareExport, 3> out;
        for (const auto p : mpc::kParties)
            out[mpc::number(p) - 1u]
                = *exportShare(record(p, epoch), set(purpose), "Savings", kCreated, random);
        return out;
    }
    PackageFiles files(Purpose purpose, std::uint32_t epoch = 2) const
    {
        auto built = buildPackage(manifest(purpose, epoch), parts(purpose, epoch),
            purpose == Purpose::Trust ? kConditions : "", record(Party::P1, epoch).own.ik());
        if (!built) std::abort();
        return *built;
    }
    age::Keys keys(std::initializer_list<std::size_t> which) const
    {
        age::Keys out;
        for (const auto i : which) out.identities.push_back(identities[i].clone());
        return out;
    }
};

inline World& world()
{
    static World made;
    return made;
}

inline const PackageFiles& sample(std::uint32_t epoch = 2)
{
    static const PackageFiles first = world().files(Purpose::Export, 1);
    static const PackageFiles second = world().files(Purpose::Export, 2);
    return epoch == 1 ? first : second;
}

class Folder {
public:
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "tercet-XXXXXX").string();
        if (!::mkdtemp(name.data())) std::abort();
        m_path = name;
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    std::filesystem::path path(const char* name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

} // namespace tercet::backup::test
