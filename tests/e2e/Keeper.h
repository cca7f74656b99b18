#pragma once

#include <QFile>

#include "core/backup/IdentityFiles.h"
#include "core/crypto/SystemRandom.h"

namespace tercet::e2e {

inline void put(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

// Somebody with a key as age-keygen makes it, and the file it is in.
struct Keeper {
    QString file, recipient;
    explicit Keeper(const QString& path)
        : file(path)
    {
        crypto::SystemRandom random;
        const auto identity = backup::age::Identity::generate(random);
        const auto text = identity.file();
        put(file, QByteArray(reinterpret_cast<const char*>(text.view().data()), int(text.size())));
        recipient = QString::fromStdString(identity.recipient().text());
    }
    // "age -d -i KEY" of the text of a challenge.
    QString open(const QString& challenge) const
    {
        const backup::IdentityFile one { file.toStdString(), nullptr };
        const auto keys = backup::readIdentityFiles({ &one, 1 });
        const auto text = keys ? backup::age::decrypt(view(challenge.toStdString()), *keys)
                               : fail(Code::BadIdentity);
        return text ? QString::fromUtf8(
                          reinterpret_cast<const char*>(text->view().data()), int(text->size()))
                          .trimmed()
                    : QString();
    }
};

} // namespace tercet::e2e
