#include "ui/widgets/Buttons.h"

#include <QClipboard>
#include <QGuiApplication>

#include "ui/theme/Icons.h"
#include "ui/widgets/Toast.h"

namespace tercet::ui {

namespace {

QPushButton* button(const QString& text, const char* objectName, const char* kind, QWidget* parent)
{
    auto* b = new QPushButton(text, parent);
    b->setObjectName(QLatin1String(objectName));
    b->setProperty("kind", QLatin1String(kind));
    b->setAutoDefault(false);
    b->setDefault(false);
    return b;
}

} // namespace

QPushButton* primaryButton(const QString& text, const char* objectName, QWidget* parent)
{
    return button(text, objectName, "primary", parent);
}
QPushButton* secondaryButton(const QString& text, const char* objectName, QWidget* parent)
{
    return button(text, objectName, "", parent);
}
QPushButton* quietButton(const QString& text, const char* objectName, QWidget* parent)
{
    return button(text, objectName, "quiet", parent);
}

QToolButton* iconButton(
    const QString& iconName, const QString& name, const char* objectName, QWidget* parent)
{
    auto* b = new QToolButton(parent);
    b->setObjectName(QLatin1String(objectName));
    b->setIcon(icon(iconName));
    b->setIconSize({ 16, 16 });
    b->setMinimumSize(32, 32);
    b->setAccessibleName(name);
    b->setToolTip(name);
    return b;
}

QToolButton* copyButton(const QString& text, const QString& name, QWidget* parent)
{
    auto* b = iconButton(QStringLiteral("copy"), name, "copy", parent);
    QObject::connect(b, &QToolButton::clicked, b, [b, text] {
        QGuiApplication::clipboard()->setText(text);
        Toast::show(b->window(), QStringLiteral("check"), QToolButton::tr("Copied"));
    });
    return b;
}

} // namespace tercet::ui
