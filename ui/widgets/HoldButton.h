#pragma once

#include <QAbstractButton>
#include <QVariantAnimation>

#include "ui/theme/Theme.h"

namespace tercet::ui {

// Approve by holding for a moment: a stray click or key repeat cannot sign. A plain click() — which
// is what an assistive client's press action becomes — asks for the typed confirmation instead.
class HoldButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit HoldButton(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    void setDuration(int ms) { m_fill.setDuration(ms); }
    void setSymbol(const QString& icon) { m_symbol = icon; }
signals:
    void held();
    void typedConfirmationRequested();

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void keyReleaseEvent(QKeyEvent*) override;
    void focusOutEvent(QFocusEvent*) override;
    void changeEvent(QEvent*) override;
    void hideEvent(QHideEvent*) override;

private:
    void begin();
    void cancel();
    QVariantAnimation m_fill;
    QString m_symbol { QStringLiteral("fingerprint") };
    qreal m_progress { 0 };
    bool m_holding { false };
};

} // namespace tercet::ui
