#include "ui/policy/DifferenceList.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/approval/Breakable.h"
#include "ui/text/PolicyWords.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Pill.h"

namespace tercet::ui {

DifferenceList::DifferenceList(QWidget* parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(metric::S2);
}

void DifferenceList::show(const policy::Policy& from, const policy::Policy& to)
{
    while (auto* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& difference : policyDifferences(from, to)) {
        auto* row = new QWidget(this);
        row->setObjectName(QStringLiteral("difference"));
        auto* across = new QHBoxLayout(row);
        across->setContentsMargins(0, 0, 0, 0);
        across->setSpacing(metric::S3);
        auto* text = label(difference.text, TextStyle::Body, 1, row);
        text->setWordWrap(true);
        across->addWidget(breakable(text), 1);
        if (difference.change == policy::Change::Loosening)
            across->addWidget(new Pill(QStringLiteral("triangle-alert"), tr("Allows more"),
                                  Pill::Tone::Warn, row),
                0, Qt::AlignTop);
        else if (difference.change == policy::Change::Tightening)
            across->addWidget(
                new Pill(QStringLiteral("shield-check"), tr("Allows less"), Pill::Tone::Ok, row), 0,
                Qt::AlignTop);
        m_rows->addWidget(row);
        row->show();
    }
}

} // namespace tercet::ui
