#pragma once
#include "ui/theme/Theme.h"
#include <QIcon>
#include <QPixmap>

namespace tercet::ui {
// An icon that follows the theme: the SVG's currentColor becomes the token's colour when it is
// drawn.
QIcon icon(const QString& name, Token normal = Token::Text2, Token checked = Token::AccentText);
QPixmap pixmap(const QString& name, int size, Token token, qreal dpr);
void paintIcon(QPainter& p, const QRectF& r, const QString& name, const QColor& c);
} // namespace tercet::ui
