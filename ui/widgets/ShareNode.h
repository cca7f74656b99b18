#pragma once

#include <QVariantAnimation>
#include <QWidget>

#include "core/wallet/Types.h"
#include "ui/theme/Theme.h"

namespace tercet::ui {

using wallet::ShareState;

class ShareNode : public QWidget {
    Q_OBJECT
public:
    enum class LabelSide { Above, Below };
    // `detail` stands under the name, for example where the co-signer runs.
    ShareNode(QString iconName, QString name, QString detail, LabelSide side, QWidget* parent);
    void setState(ShareState s);
    ShareState state() const { return m_state; }
    static QString stateText(ShareState s);
    static Token stateToken(ShareState s);
    QPointF center() const;
    static constexpr int Diameter = 56;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    int textHeight() const;
    QString m_icon, m_name, m_detail;
    LabelSide m_side;
    ShareState m_state { ShareState::Waiting };
    qreal m_angle { 0 };
    QVariantAnimation m_spin;
};

} // namespace tercet::ui
