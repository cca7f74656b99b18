#pragma once

#include <QWidget>

#include "ui/theme/Theme.h"
#include "ui/widgets/ShareNode.h"

namespace tercet::ui {

// The three parties that hold the key. The picture is the product's one idea: all three, or
// nothing.
class ShareTriangle : public QWidget {
    Q_OBJECT
public:
    explicit ShareTriangle(QWidget* parent = nullptr);
    void setStates(ShareState device, ShareState a, ShareState b);
    // What the count in the middle says of shares that are done; "signed" where nothing is set.
    void setDoneWord(const QString& word) { m_doneWord = word; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    QString m_doneWord;
    ShareNode *m_device, *m_a, *m_b;
};

} // namespace tercet::ui
