#include "ui/policy/QuietEdit.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QTime>
#include <QVBoxLayout>

#include "ui/approval/LargeText.h"
#include "ui/text/PolicyWords.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/EvenColumns.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

constexpr int kStep = 30, kDay = 24 * 60, kColumn = 130;

QList<int> daysOf(int choice)
{
    if (choice == 0) return { 0, 1, 2, 3, 4, 5, 6 };
    if (choice == 1) return { 0, 1, 2, 3, 4 };
    if (choice == 2) return { 5, 6 };
    return { choice - 3 };
}

} // namespace

QuietEdit::QuietEdit(QWidget* parent)
    : Card(parent)
    , m_rows(new QVBoxLayout)
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("quiet"));
    setAccessibleName(tr("Quiet hours"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* hint = label(tr("Nothing is signed then; a request waits until they are over. Times are "
                          "UTC, the same for all three parties."),
        TextStyle::Caption, 3, this);
    hint->setWordWrap(true);
    body()->addWidget(hint);
    m_rows->setSpacing(metric::S1);
    body()->addLayout(m_rows);
    body()->addWidget(makeAdder());
    m_banner->setObjectName(QStringLiteral("quietBanner"));
    body()->addWidget(m_banner);
}

QWidget* QuietEdit::makeAdder()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S2);
    auto* line = new EvenColumns(scaled(kColumn), metric::S3, box);
    column->addWidget(line);
    const auto combo = [&](const QString& name, const char* objectName) {
        auto* choice = new QComboBox(line);
        choice->setObjectName(QLatin1String(objectName));
        line->add(new FormField(name, choice, line));
        return choice;
    };
    m_days = combo(tr("Days"), "quietDays");
    m_days->addItems({ tr("Every day"), tr("Monday to Friday"), tr("At weekends") });
    for (int day = 1; day <= 7; ++day) m_days->addItem(QLocale().dayName(day));
    m_from = combo(tr("From"), "quietFrom");
    m_to = combo(tr("Until"), "quietTo");
    for (auto* time : { m_from, m_to })
        for (int minute = 0; minute < kDay; minute += kStep)
            time->addItem(
                QLocale().toString(QTime(minute / 60, minute % 60), QLocale::ShortFormat), minute);
    m_from->setCurrentIndex(m_from->findData(22 * 60));
    m_to->setCurrentIndex(m_to->findData(6 * 60));
    auto* button = secondaryButton(tr("Add hours"), "addQuiet", box);
    column->addWidget(button, 0, Qt::AlignLeft);
    connect(button, &QPushButton::clicked, this, &QuietEdit::add);
    return box;
}

void QuietEdit::add()
{
    m_banner->clear();
    auto all = m_hours;
    for (const auto& h : hoursOf(m_from->currentData().toInt(), m_to->currentData().toInt(),
             daysOf(m_days->currentIndex())))
        all.push_back(h);
    policy::Policy with;
    with.quietHours = all;
    with = normalized(std::move(with));
    if (!policy::check(with))
        return m_banner->show(Banner::Tone::Warn, tr("No hour of the week would be left"),
            tr("Nothing could be signed any more."));
    m_hours = with.quietHours;
    fill();
    emit changed();
}

void QuietEdit::show(const policy::Policy& policy)
{
    m_hours = policy.quietHours;
    m_banner->clear();
    fill();
}

void QuietEdit::fill()
{
    while (auto* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& time : quietTimes(m_hours)) {
        auto* line = new QWidget(this);
        auto* across = new QHBoxLayout(line);
        across->setContentsMargins(0, 0, 0, 0);
        const auto words = quietWords(time);
        auto* text = label(words, TextStyle::Body, 1, line);
        text->setWordWrap(true);
        across->addWidget(text, 1);
        auto* remove
            = iconButton(QStringLiteral("x"), tr("Remove %1").arg(words), "removeQuiet", line);
        across->addWidget(remove, 0, Qt::AlignTop);
        connect(remove, &QToolButton::clicked, this, [this, hours = time.hours] {
            std::erase_if(m_hours, [&](const policy::Hours& h) { return hours.contains(h); });
            fill();
            emit changed();
        });
        m_rows->addWidget(line);
        line->show();
    }
}

} // namespace tercet::ui
