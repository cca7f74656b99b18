#include "ui/widgets/CheckItem.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

CheckItem::CheckItem(Level level, const QString& title, const QString& detail, QWidget* parent)
    : QWidget(parent)
{
    struct Look {
        const char* icon;
        Token tok;
        QString word;
    };
    const Look look = level == Level::Pass ? Look { "circle-check", Token::Ok, tr("Passed") }
        : level == Level::Note             ? Look { "info", Token::Text2, tr("Note") }
        : level == Level::Warning          ? Look { "triangle-alert", Token::Warn, tr("Warning") }
                                           : Look { "circle-alert", Token::Bad, tr("Danger") };
    auto* h = new QHBoxLayout(this);
    const bool loud = level == Level::Warning || level == Level::Danger;
    if (loud) {
        setAttribute(Qt::WA_StyledBackground);
        setProperty(
            "panel", level == Level::Danger ? QStringLiteral("bad") : QStringLiteral("warn"));
        h->setContentsMargins(metric::S3, metric::S3, metric::S3, metric::S3);
    } else {
        h->setContentsMargins(metric::S3, 0, metric::S3, 0);
    }
    h->setSpacing(metric::S3);
    auto* ic = new QLabel(this);
    ic->setPixmap(pixmap(QLatin1String(look.icon), 18, look.tok, devicePixelRatioF()));
    ic->setFixedSize(18, 20);
    h->addWidget(ic, 0, Qt::AlignTop);
    auto* v = new QVBoxLayout;
    v->setSpacing(1);
    auto* t = label(title, TextStyle::Label, 1, this);
    t->setWordWrap(true);
    if (level == Level::Warning) t->setProperty("tone", QStringLiteral("warn"));
    if (level == Level::Danger) t->setProperty("tone", QStringLiteral("bad"));
    v->addWidget(t);
    if (!detail.isEmpty()) {
        auto* d = label(detail, TextStyle::Caption, 2, this);
        d->setWordWrap(true);
        v->addWidget(d);
    }
    h->addLayout(v, 1);
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(look.word, title, detail));
    connect(&Theme::the(), &Theme::changed, this, [this, ic, look] {
        ic->setPixmap(pixmap(QLatin1String(look.icon), 18, look.tok, devicePixelRatioF()));
    });
}

} // namespace tercet::ui
