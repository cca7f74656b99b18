#pragma once

#include <memory>

#include "app/cosigner/Configuration.h"
#include "core/cosigner/DeviceStorage.h"
#include "core/cosigner/RecordSealer.h"
#include "core/cosigner/RequestStorage.h"
#include "core/cosigner/SqlPool.h"
#include "core/cosigner/Storage.h"
#include "core/crypto/SystemRandom.h"

namespace tercet::operating {

// The database of a co-signer, opened: a file that `relativeTo` the folder is, or a URL. Needs a
// QCoreApplication. Code::FileNotFound for a file that is not there, unless it may be made.
struct Database {
    std::shared_ptr<cosigner::SqlPool> pool; // beneath all of them
    std::unique_ptr<cosigner::Storage> storage;
    std::unique_ptr<cosigner::DeviceStorage> devices;
    std::unique_ptr<cosigner::RequestStorage> requests;
};
enum class Missing { Refused, Made };
Result<Database> openDatabase(
    const std::filesystem::path& relativeTo, const std::string& place, Missing missing);

// A co-signer's data folder, opened: what every command on it works with.
struct Installation {
    std::filesystem::path folder {};
    Configuration configuration {};
    Database database {};
    static Result<Installation> open(const std::filesystem::path& folder);
};

// From now on the rows of the database's devices are read and written with seals. Code::Storage for
// a database of an older version, which `serve` has to open once before. Needs the sealing key.
Status sealDevices(Installation& installation, Random& random);

// Reads the sealing key from its file or from the command (core/cosigner/KeyCommand.h).
// `random` outlives the sealer. Code::FileNotFound, FileUnreadable, BadLength, BadHex.
Result<std::unique_ptr<cosigner::RecordSealer>> openSealer(
    const std::filesystem::path& folder, const Configuration& configuration, Random& random);

} // namespace tercet::operating
