#pragma once

#include <map>
#include <string>

#include "core/base/Result.h"

namespace tercet::cosigner {

// Where a co-signer's database is: a file for SQLite, or a PostgreSQL server.
struct SqlPlace {
    std::string file {}; // SQLite; empty: PostgreSQL
    // An address, or, beginning with '/', the folder of a Unix socket; empty: libpq's default.
    std::string host {};
    int port { 0 }; // 0: libpq's default
    std::string user {}, password {}, database {};
    std::map<std::string, std::string> options {}; // libpq's connection parameters

    bool isPostgres() const { return file.empty(); }

    // `postgresql://[user[:password]@][host[:port]]/database[?parameter=value&…]`, percent-encoded
    // (a socket: `postgresql:///db?host=/run/postgresql` or `postgresql://%2Frun%2Fpostgresql/db`);
    // everything else is the path of an SQLite file. Parameters beside host and port: sslmode,
    // sslrootcert, sslcert, sslkey, sslcrl, application_name, connect_timeout,
    // target_session_attrs. Over TCP to another machine sslmode is verify-full unless it is given.
    // A password is better left to libpq's own password file than put into a command line.
    // Code::BadUrl; its text repeats nothing of the URL.
    static Result<SqlPlace> parse(std::string_view text);

    // For logs: everything but the password and the parameters.
    std::string describe() const;
    // `text` without the password, wherever it stands in it.
    std::string withoutPassword(std::string text) const;
};

} // namespace tercet::cosigner
