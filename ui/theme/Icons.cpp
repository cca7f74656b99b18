#include "ui/theme/Icons.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace tercet::ui {

namespace {

QByteArray source(const QString& name)
{
    static QHash<QString, QByteArray> cache;
    auto it = cache.find(name);
    if (it == cache.end()) {
        QFile f(QStringLiteral(":/icons/%1.svg").arg(name));
        if (!f.open(QIODevice::ReadOnly)) qFatal("no icon %s", qPrintable(name));
        it = cache.insert(name, f.readAll());
    }
    return *it;
}

class ThemedEngine final : public QIconEngine {
public:
    ThemedEngine(QString name, Token normal, Token checked)
        : m_name(std::move(name))
        , m_normal(normal)
        , m_checked(checked)
    {
    }
    void paint(QPainter* p, const QRect& r, QIcon::Mode mode, QIcon::State state) override
    {
        const Token t
            = mode == QIcon::Disabled ? Token::Text3 : (state == QIcon::On ? m_checked : m_normal);
        paintIcon(*p, r, m_name, Theme::the().color(t));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        QPixmap pm(size);
        pm.fill(Qt::transparent);
        QPainter p(&pm);
        paint(&p, QRect(QPoint(), size), mode, state);
        return pm;
    }
    QIconEngine* clone() const override { return new ThemedEngine(m_name, m_normal, m_checked); }

private:
    QString m_name;
    Token m_normal, m_checked;
};

} // namespace

void paintIcon(QPainter& p, const QRectF& r, const QString& name, const QColor& c)
{
    QByteArray svg = source(name);
    svg.replace("currentColor", c.name().toLatin1());
    svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    QSvgRenderer renderer(svg);
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    renderer.render(&p, r);
    p.restore();
}

QIcon icon(const QString& name, Token normal, Token checked)
{
    return QIcon(new ThemedEngine(name, normal, checked));
}

QPixmap pixmap(const QString& name, int size, Token token, qreal dpr)
{
    QPixmap pm(QSize(size, size) * dpr);
    pm.setDevicePixelRatio(dpr);
    pm.fill(Qt::transparent);
    QPainter p(&pm);
    paintIcon(p, QRectF(0, 0, size, size), name, Theme::the().color(token));
    return pm;
}

} // namespace tercet::ui
