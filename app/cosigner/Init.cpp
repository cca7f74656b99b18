#include "app/cosigner/Init.h"

#include "app/cosigner/Attestation.h"
#include "app/cosigner/DeviceCommands.h"
#include "app/cosigner/Installation.h"
#include "app/cosigner/TlsIdentity.h"
#include "core/base/AtomicFile.h"
#include "core/cosigner/Cosigner.h"
#include "core/cosigner/KeyFile.h"

namespace tercet::operating {

namespace {

constexpr std::int64_t kFirstCodeMs = 24LL * 3600 * 1000;
constexpr const char* kDatabaseFile = "cosigner.sqlite";
constexpr const char* kSealingFile = "sealing.key";

bool isEverywhere(const std::string& host) { return host == "0.0.0.0" || host == "::"; }

Result<Configuration> configurationOf(const Options& options)
{
    if (!isProfile(options.profile)) return fail(Code::Usage, "There is no such profile.");
    Configuration out { .share = options.share };
    auto listen = parseHostPort(options.listen);
    if (!listen) return fail(Code::Usage, "--listen is HOST:PORT.");
    out.listen = *listen;
    if (options.url.empty() && isEverywhere(listen->host))
        return fail(Code::Usage, "--url says under which address wallets reach it.");
    out.url = options.url.empty() ? "https://" + listen->text() : options.url;
    const auto authority = authorityOf(out.url);
    if (!authority) return fail(Code::Usage, "--url is https://HOST[:PORT].");
    out.url = "https://" + *authority;
    out.profile = options.profile;
    out.database = options.database.empty() ? kDatabaseFile : options.database;
    out.sealingCommand = options.sealingCommand;
    if (out.sealingCommand.empty())
        out.sealingKey = options.sealingKey.empty()
            ? kSealingFile
            : std::filesystem::absolute(options.sealingKey).string();
    return out;
}

Status prepareKey(
    const std::filesystem::path& folder, const Configuration& configuration, Random& random)
{
    if (!configuration.sealingCommand.empty()) return {};
    const auto path = folder / configuration.sealingKey;
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) return {};
    // A database without its key must not get another one.
    if (std::filesystem::exists(folder / kDatabaseFile, ignored))
        return fail(Code::FileNotFound, "the sealing key of the database is missing");
    const auto made = cosigner::createKeyFile(path, random);
    return made ? Status {} : std::unexpected(made.error());
}

} // namespace

Result<nlohmann::ordered_json> init(const Options& options)
{
    TERCET_TRY(const auto configuration, configurationOf(options));
    const auto folder = std::filesystem::absolute(options.data);
    std::error_code ignored;
    if (std::filesystem::exists(folder / Configuration::kFile, ignored))
        return fail(Code::FileUnwritable, "There is a co-signer in this folder.", "--data");
    TERCET_CHECK(systemFiles().makeFolder(folder, 0700));

    crypto::SystemRandom random;
    const SystemClock clock;
    TERCET_CHECK(prepareKey(folder, configuration, random));
    TERCET_TRY(const auto sealer, openSealer(folder, configuration, random));
    TERCET_TRY(const auto tls, makeTlsIdentity(folder, hostOf(configuration.url)));
    TERCET_TRY(const auto database, openDatabase(folder, configuration.database, Missing::Made));
    TERCET_TRY(const auto cosigner,
        cosigner::Cosigner::start({ .self = mpc::Party(configuration.share),
            .storage = *database.storage,
            .sealer = *sealer,
            .random = random,
            .clock = clock,
            .devices = database.devices.get() }));
    TERCET_TRY(const auto code, newPairingCode(*database.devices, random, clock, kFirstCodeMs));
    TERCET_CHECK(writeConfiguration(folder, configuration));
    return nlohmann::ordered_json { { "url", configuration.url },
        { "identity", hex(cosigner->identityKey().publicKey()) }, { "tls_pin", hex(tls.pin) },
        { "pairing_code", code.code } };
}

} // namespace tercet::operating
