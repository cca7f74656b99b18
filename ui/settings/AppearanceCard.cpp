#include "ui/settings/AppearanceCard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QVBoxLayout>

#include "ui/settings/SettingRow.h"
#include "ui/shell/Languages.h"
#include "ui/shell/Preferences.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

QComboBox* choice(const char* objectName, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(QLatin1String(objectName));
    box->setMinimumWidth(180);
    return box;
}

} // namespace

AppearanceCard::AppearanceCard(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
{
    setObjectName(QStringLiteral("appearance"));
    setAccessibleName(tr("Appearance and language"));
    body()->setSpacing(metric::S4);
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    const auto current = Preferences::read(wallet);
    const auto store = [this, &wallet](auto change) {
        auto preferences = Preferences::read(wallet);
        change(preferences);
        preferences.write(wallet);
        emit changed();
    };

    auto* theme = choice("theme", this);
    theme->addItem(tr("As the system"), -1);
    theme->addItem(tr("Light"), int(Scheme::Light));
    theme->addItem(tr("Dark"), int(Scheme::Dark));
    theme->setCurrentIndex(theme->findData(current.scheme ? int(*current.scheme) : -1));
    connect(theme, &QComboBox::activated, this, [theme, store] {
        const int value = theme->currentData().toInt();
        store([&](Preferences& p) {
            p.scheme = value < 0 ? std::nullopt : std::optional(Scheme(value));
        });
    });
    body()->addLayout(settingRow(tr("Theme"), {}, theme));

    auto* size = choice("textScale", this);
    for (const int percent : kTextScales) size->addItem(tr("%1 %").arg(percent), percent);
    size->setCurrentIndex(size->findData(current.textScale));
    connect(size, &QComboBox::activated, this, [size, store] {
        store([&](Preferences& p) { p.textScale = size->currentData().toInt(); });
    });
    body()->addLayout(settingRow(tr("Text size"), {}, size));

    auto* language = choice("languageChoice", this);
    language->addItem(tr("As the system"), QString());
    for (const auto& code : languages()) language->addItem(languageName(code), code);
    language->setCurrentIndex(language->findData(current.language));
    connect(language, &QComboBox::activated, this, [language, store] {
        store([&](Preferences& p) { p.language = language->currentData().toString(); });
    });
    body()->addLayout(settingRow(tr("Language"), {}, language));

    auto* motion = new QCheckBox(this);
    motion->setObjectName(QStringLiteral("reduceMotion"));
    motion->setChecked(current.reduceMotion);
    connect(motion, &QCheckBox::toggled, this,
        [store](bool on) { store([&](Preferences& p) { p.reduceMotion = on; }); });
    body()->addLayout(settingRow(tr("Reduce motion"),
        tr("Nothing moves except the bar of the button that you hold."), motion));
}

} // namespace tercet::ui
