#include "ui/approval/TypedConfirmation.h"

#include <QCoreApplication>
#include <QLocale>

namespace tercet::ui {

namespace {

using wallet::Gesture;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TypedConfirmation)
};

// The same rule as the core's (ui.md 7): never an end of the address, another group for another
// request.
Gesture ask(const wallet::RequestDetail& request)
{
    if (request.gesture.kind == Gesture::Kind::Typed) return request.gesture;
    const auto& d = request.decoded;
    Gesture out;
    if (const auto& address = d.recipient ? d.recipient : d.contract) {
        out.addressGroup = 3 + d.digest[0] % 6;
        out.expected = QString::fromStdString(*address).mid(2 + 4 * (out.addressGroup - 1), 4);
    } else if (d.amount && !d.amount->unlimited) {
        out.expected = QString::fromStdString(d.amount->units.amount(d.amount->decimals));
    } else {
        out.addressGroup = Gesture::kDigestGroup;
        out.expected = QString::fromStdString(hex(d.digest)).left(4);
    }
    return out;
}

QString plainAmount(QString text)
{
    const QLocale locale;
    text.remove(locale.groupSeparator())
        .remove(QLatin1Char(' '))
        .remove(QChar(0x00A0))
        .remove(QChar(0x202F));
    text.replace(locale.decimalPoint(), QStringLiteral("."));
    if (!text.contains(QLatin1Char('.'))) return text;
    while (text.endsWith(QLatin1Char('0'))) text.chop(1);
    if (text.endsWith(QLatin1Char('.'))) text.chop(1);
    return text;
}

} // namespace

TypedConfirmation TypedConfirmation::of(const wallet::RequestDetail& request)
{
    const Gesture asked = ask(request);
    TypedConfirmation out;
    out.expected = asked.expected;
    if (asked.addressGroup > 0) {
        out.question
            = Words::tr("To approve, type group %1 of the address (four digits, counted after 0x)")
                  .arg(QLocale().toString(asked.addressGroup));
    } else if (asked.addressGroup == 0) {
        out.question = Words::tr("To approve, type the amount without its unit");
    } else {
        out.question = Words::tr("To approve, type the first four digits of the digest (after 0x)");
        out.aboutDigest = true;
    }
    return out;
}

QString TypedConfirmation::match(const QString& typed) const
{
    const QString text = typed.trimmed();
    if (expected.isEmpty() || text.isEmpty()) return {};
    if (text.compare(expected, Qt::CaseInsensitive) == 0) return text;
    return plainAmount(text) == expected ? expected : QString();
}

} // namespace tercet::ui
