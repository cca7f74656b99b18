#pragma once

#include <QWidget>

namespace tercet::ui {

// An icon in a tinted square. Decoration: the words beside it say the same.
class KindBadge : public QWidget {
    Q_OBJECT
public:
    explicit KindBadge(QString icon, QWidget* parent = nullptr, int size = 40);

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QString m_icon;
};

} // namespace tercet::ui
