#include "ui/pages/LinkText.h"

#include <QCoreApplication>
#include <QLocale>

namespace tercet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LinkText)
};

} // namespace

QString poolText(const wallet::LinkStatus& link)
{
    const QLocale locale;
    //: signatures are prepared before they are asked for; %1 of %2 of them lie ready
    const QString count
        = Words::tr("%1 of %2 signatures prepared in advance")
              .arg(locale.toString(link.presignatures), locale.toString(link.presignaturesWanted));
    if (link.pool != wallet::PoolState::Metered) return count;
    return Words::tr("%1. No more on a metered connection: there, signing takes three rounds "
                     "instead of one. Settings can change that.")
        .arg(count);
}

bool endedElsewhere(const wallet::LinkStatus& link)
{
    return link.state == wallet::LinkState::Broken && link.error
        && link.error->code == Code::NoSuchLink;
}

LinkEnd linkEnd(const wallet::LinkStatus& link)
{
    if (endedElsewhere(link))
        return { Words::tr("The connection ended at the co-signers"),
            Words::tr("They were started again, or Tercet connected with this share from somewhere "
                      "else. It is opened again when it is next needed.") };
    if (link.againFrom.isValid())
        return { Words::tr("Too many connections were opened within an hour"),
            Words::tr("The co-signers open one again at %1 at the latest.")
                .arg(QLocale().toString(
                    link.againFrom.toLocalTime().time(), QLocale::ShortFormat)) };
    return {};
}

} // namespace tercet::ui
