#include "ui/approval/HexText.h"

#include <QHBoxLayout>
#include <QToolButton>

#include "ui/approval/Breakable.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

HexText::HexText(const QString& hex, const QString& name, const char* objectName, QWidget* parent)
    : QWidget(parent)
    , m_hex(hex)
{
    setObjectName(QLatin1String(objectName));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::S1);
    auto* text = new UntrustedText({}, TextStyle::MonoSmall, 1, this);
    text->setText(hex);
    breakable(text);
    text->setLayoutDirection(Qt::LeftToRight);
    text->setAccessibleName(QStringLiteral("%1: %2").arg(name, hex));
    row->addWidget(text, 1);
    row->addWidget(copyButton(hex, tr("Copy: %1").arg(name), this), 0, Qt::AlignTop);
}

} // namespace tercet::ui
