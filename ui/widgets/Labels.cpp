#include "ui/widgets/Labels.h"

#include <QLabel>

#include "ui/theme/Paint.h"

namespace tercet::ui {

QLabel* label(const QString& text, TextStyle style, int tone, QWidget* parent)
{
    auto* l = new QLabel(text, parent);
    l->setTextFormat(Qt::PlainText);
    l->setFont(f(style));
    l->setProperty("tone", QString::number(tone));
    l->setTextInteractionFlags(Qt::NoTextInteraction);
    return l;
}

QFrame* rule(QWidget* parent)
{
    auto* r = new QFrame(parent);
    r->setProperty("rule", true);
    r->setFixedHeight(1);
    return r;
}

} // namespace tercet::ui
