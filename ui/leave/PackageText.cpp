#include "ui/leave/PackageText.h"

#include <QCoreApplication>
#include <QLocale>

namespace tercet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Package)
};

} // namespace

QString coverageText(const wallet::ExportCoverage& coverage, int accounts)
{
    const QLocale locale;
    return Words::tr("Complete, every proof verified: %1 of %2 accounts, both curves, epoch %3.")
        .arg(locale.toString(coverage.accounts), locale.toString(accounts),
            locale.toString(coverage.epoch));
}

QString coverageGaps(const wallet::ExportCoverage& coverage)
{
    QStringList out;
    if (coverage.untested > 0)
        out << Words::tr(
            "%n recipient(s) have not shown that they hold their key.", nullptr, coverage.untested);
    out << Words::tr("It does not cover labels, the address book, the policy or the activity.")
        << Words::tr("An old complete set still opens the wallet, also after a refresh: destroy or "
                     "guard it.");
    return out.join(QLatin1Char(' '));
}

bool renewalDue(const wallet::RecipientsStatus& status, quint32 epoch)
{
    return status.exportedEpoch != 0 && status.exportedEpoch < epoch;
}

QString lastPackageText(const wallet::RecipientsStatus& status, quint32 epoch)
{
    const QLocale locale;
    if (status.exportedEpoch == 0)
        return Words::tr("No package was made yet. Until there is one, nothing can be recovered "
                         "without the co-signers.");
    const auto made
        = Words::tr("Last package: epoch %1, on %2.")
              .arg(locale.toString(status.exportedEpoch),
                  locale.toString(status.exportedAt.toLocalTime(), QLocale::ShortFormat));
    if (!renewalDue(status, epoch)) return made;
    return Words::tr("%1 The shares are of epoch %2 by now: a new package is due. The old one "
                     "still opens the wallet when it is complete; destroy or guard it.")
        .arg(made, locale.toString(epoch));
}

QString packageFolderName(const wallet::VaultInfo& vault, bool trust)
{
    QString name;
    for (const QChar c : vault.name)
        name += c.isLetterOrNumber() || c == QLatin1Char('-') ? c : QLatin1Char('-');
    return QStringLiteral("%1-%2-epoch%3")
        .arg(name, trust ? QStringLiteral("trust") : QStringLiteral("export"))
        .arg(vault.epoch);
}

} // namespace tercet::ui
