#pragma once

#include <QAbstractButton>

namespace tercet::ui {

// One of a few ways to go on: icon, title, explanation; behaves as a radio button among its
// siblings.
class ChoiceCard : public QAbstractButton {
    Q_OBJECT
public:
    ChoiceCard(QString iconName, const QString& title, QString detail, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 320, heightForWidth(480) }; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QRect detailRect(int width, int top) const;
    QString m_icon, m_detail;
};

} // namespace tercet::ui
