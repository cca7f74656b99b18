#include "ui/widgets/Card.h"

#include <QVBoxLayout>

#include "ui/theme/Paint.h"

namespace tercet::ui {

Card::Card(QWidget* parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout(this))
{
    setProperty("card", true);
    m_body->setContentsMargins(metric::S6, metric::S5, metric::S6, metric::S5);
    m_body->setSpacing(metric::S3);
}

} // namespace tercet::ui
