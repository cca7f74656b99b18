#include "ui/recovery/RecoveryText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace tercet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Recovery)
};

// The numbers in the core's English.
QStringList numbers(const std::string& context)
{
    static const QRegularExpression kNumber(QStringLiteral("\\d+"));
    QStringList out;
    auto it = kNumber.globalMatch(QString::fromStdString(context));
    while (it.hasNext()) out << QLocale().toString(it.next().captured().toULongLong());
    return out;
}

} // namespace

ErrorText recoveryErrorText(const Error& error)
{
    const auto found = numbers(error.context);
    switch (error.code) {
    case Code::AgeDamaged:
        if (found.isEmpty()) break;
        return { Words::tr("The file is damaged at byte %1.").arg(found[0]),
            Words::tr("Use another copy of it.") };
    case Code::MixedEpochs:
        if (found.size() < 2) break;
        return {
            Words::tr("This share is of epoch %1, the set is of epoch %2.").arg(found[0], found[1]),
            Words::tr("Shares of different epochs do not add up to the key. Use the file that was "
                      "exported with the others.")
        };
    case Code::PackageIncomplete:
        return { Words::tr("The file is missing."),
            Words::tr("Copy it into the folder, beside the others.") };
    case Code::NoMatchingIdentity:
        return { Words::tr("None of the chosen keys opens this file."),
            Words::tr("Add the key of its recipient.") };
    case Code::BackupOtherVault:
        return { Words::tr("This share is of another vault."),
            Words::tr("Use the file that was exported with the others.") };
    case Code::NotShareBackup:
        return { Words::tr("The file opens, but no share is in it."),
            Words::tr("Use another copy of it.") };
    case Code::BackupShareMismatch:
        return { Words::tr("The share in this file is not the one that the manifest names."),
            Words::tr("Use another copy of the whole folder.") };
    case Code::NotEnoughPieces:
        if (found.size() < 2) break;
        return {
            Words::tr("%1 of the %2 pieces that are needed are there.").arg(found[0], found[1]),
            Words::tr("Add the keys of more officers, or the parts that they sealed.")
        };
    case Code::BadPiece:
        if (QString::fromStdString(error.context).endsWith(QLatin1String("is there already")))
            return { Words::tr("Another part holds the same share or piece."),
                Words::tr("Take one of the two away.") };
        return { Words::tr("This belongs to a package that was made for others, or was changed."),
            Words::tr("Ask its holder to seal it anew, out of this package.") };
    case Code::WrongPassphrase:
        return { Words::tr("This key has a passphrase, and it is not the one that was entered."),
            Words::tr("Enter the passphrase of this key and verify again.") };
    case Code::FileNotFound:
        return { Words::tr("There is nothing at this place."),
            Words::tr("Choose it again, it may have been moved.") };
    default:
        break;
    }
    return errorText(error);
}

QString chainText(const std::string& chain)
{
    if (chain == "ethereum") return QStringLiteral("Ethereum");
    if (chain == "bitcoin") return QStringLiteral("Bitcoin");
    if (chain == "solana") return QStringLiteral("Solana");
    return QString::fromStdString(chain);
}

} // namespace tercet::ui
