#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;

namespace tercet::ui {

// Widgets in rows of four, two or one, by how many fit beside each other.
class EvenColumns : public QWidget {
    Q_OBJECT
public:
    EvenColumns(int columnWidth, int spacing, QWidget* parent = nullptr);
    void add(QWidget* widget);
    QSize minimumSizeHint() const override; // of one column

protected:
    void resizeEvent(QResizeEvent* e) override;

private:
    int columnWidth() const;
    void arrange(int columns);
    int m_columnWidth;
    QGridLayout* m_grid;
    QList<QWidget*> m_widgets;
    int m_columns { 1 };
};

} // namespace tercet::ui
