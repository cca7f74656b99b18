#pragma once

#include <QWidget>

#include "core/wallet/PolicyTypes.h"

class QVBoxLayout;

namespace tercet::ui {

// What a change of the policy changes, one thing a line, and whether it allows more or less.
class DifferenceList : public QWidget {
    Q_OBJECT
public:
    explicit DifferenceList(QWidget* parent = nullptr);
    void show(const policy::Policy& from, const policy::Policy& to);

private:
    QVBoxLayout* m_rows;
};

} // namespace tercet::ui
