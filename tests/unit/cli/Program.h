#pragma once

#include <QTemporaryDir>
#include <nlohmann/json.hpp>
#include <optional>

// The real program in a world of its own: a data folder, a home that must stay empty, no terminal.
class Program {
public:
    struct Output {
        int exitCode { -1 };
        QByteArray out, err;
        // Standard output as the one JSON object that it must be; null where it is not.
        nlohmann::json json() const;
        std::string code() const; // of an error
    };

    Program();
    // With --data, --keychain file and --json; the passphrase, if any, through a pipe at
    // descriptor 3.
    Output run(QStringList args, const std::optional<QByteArray>& passphrase = kPassphrase,
        const QByteArray& input = {}) const;
    // Exactly these words.
    Output runPlain(const QStringList& args, const std::optional<QByteArray>& passphrase = {},
        const QByteArray& input = {}) const;
    QString dataFolder() const { return m_world.filePath(QStringLiteral("data")); }
    QString home() const { return m_world.filePath(QStringLiteral("home")); }
    QString write(const QString& name, const QByteArray& content) const; // → its path

    static inline const QByteArray kPassphrase = "correct horse battery staple";

private:
    QTemporaryDir m_world;
};
