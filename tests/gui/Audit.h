#pragma once

#include <QAccessible>
#include <QStringList>
#include <QTest>
#include <QWidget>

namespace tercet::ui::test {

namespace audit {

// What a reader speaks as it stands; a filler it passes over.
inline bool spoken(QAccessible::Role role)
{
    return role == QAccessible::StaticText || role == QAccessible::Paragraph
        || role == QAccessible::AlertMessage;
}

inline bool hasValue(QAccessible::Role role)
{
    return role == QAccessible::ComboBox || role == QAccessible::SpinBox
        || role == QAccessible::EditableText;
}

inline void readTwice(QAccessibleInterface* node, QStringList& bad)
{
    for (int i = 0; i < node->childCount(); ++i) {
        auto* child = node->child(i);
        if (!child || child->state().invisible) continue;
        const QString name = child->text(QAccessible::Name);
        if (spoken(node->role()) && spoken(child->role()) && !name.isEmpty())
            bad << QStringLiteral("“%1” is read with the %2 around it and once more")
                       .arg(name.left(60),
                           node->object() ? node->object()->objectName() : QString());
        readTwice(child, bad);
    }
}

} // namespace audit

// What a screen reader could not tell below `root`: a focusable widget in sight that has no name,
// one whose name is its value (what the field is for is then nowhere), a text that is read twice.
inline QStringList unspeakable(QWidget& root)
{
    QStringList bad;
    for (auto* w : root.findChildren<QWidget*>()) {
        if (w->focusPolicy() == Qt::NoFocus || !w->isVisibleTo(&root)
            || w->objectName().startsWith(QLatin1String("qt_"))) // parts of Qt's own controls
            continue;
        const QString what = QStringLiteral("%1#%2").arg(
            QLatin1String(w->metaObject()->className()), w->objectName());
        auto* iface = QAccessible::queryAccessibleInterface(w);
        const QString name = iface ? iface->text(QAccessible::Name) : QString();
        if (name.isEmpty())
            bad << QStringLiteral("%1 has no name").arg(what);
        else if (audit::hasValue(iface->role()) && name == iface->text(QAccessible::Value))
            bad << QStringLiteral("%1 is called by its value “%2”").arg(what, name);
    }
    if (auto* tree = QAccessible::queryAccessibleInterface(&root)) audit::readTwice(tree, bad);
    return bad;
}

} // namespace tercet::ui::test

#define VERIFY_SPEAKABLE(root)                                                                     \
    do {                                                                                           \
        const auto bad = tercet::ui::test::unspeakable(root);                                      \
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));                          \
    } while (false)
