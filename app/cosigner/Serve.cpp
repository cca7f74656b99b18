#include "app/cosigner/Serve.h"

#include <cstdio>

#include "app/cosigner/Attestation.h"
#include "app/cosigner/Installation.h"
#include "app/cosigner/server/HttpServer.h"
#include "core/base/FileLock.h"

namespace tercet::operating {

namespace {
constexpr const char* kLockFile = "serve.lock";
}

Status serve(const Options& options)
{
    TERCET_TRY(const auto installation, Installation::open(options.data));
    const auto& configuration = installation.configuration;
    TERCET_TRY(const auto lock, FileLock::take(installation.folder / kLockFile));
    crypto::SystemRandom random;
    const SystemClock clock;
    TERCET_TRY(const auto sealer, openSealer(installation.folder, configuration, random));
    TERCET_TRY(const auto tls, readTlsIdentity(installation.folder));
    const auto attestation = openAttestation(installation.folder, configuration, tls.pin, random);
    TERCET_TRY(const auto cosigner,
        cosigner::Cosigner::start({ mpc::Party(configuration.share), *installation.database.storage,
            *sealer, random, clock, attestation.parts, installation.database.requests.get(),
            installation.database.devices.get() }));
    gate::Gate gate({ *cosigner, *installation.database.devices, random, clock },
        { configuration.allAuthorities(),
            { configuration.share, configuration.profile, TERCET_VERSION }, configuration.limits });

    server::Log log(stderr, clock);
    server::Metrics metrics;
    TERCET_TRY(const auto server,
        server::HttpServer::open(
            { gate, log, metrics, clock,
                [&pool = *installation.database.pool] { return pool.connectThisThread(); } },
            configuration, tls));
    server->run([&] {
        const nlohmann::ordered_json ready { { "ready", true }, { "url", configuration.url } };
        std::puts(ready.dump().c_str());
        std::fflush(stdout);
        log.write(server::Log::Level::Info, "ready",
            { { "url", configuration.url }, { "share", configuration.share },
                { "version", TERCET_VERSION } });
    });
    log.write(server::Log::Level::Info, "stopped");
    return {};
}

} // namespace tercet::operating
