#pragma once

#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "tests/gui/FakeWallet.h"
#include "ui/shell/Appearance.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/SecretEdit.h"

namespace tercet::ui {

class NoPrompts final : public Prompts {
public:
    void openFile(QWidget*, const QString&, Answer answer) override { answer({}); }
    void saveFile(QWidget*, const QString&, const QString&, Answer answer) override { answer({}); }
    void openFolder(QWidget*, const QString&, Answer answer) override { answer({}); }
};

// The whole window over a fake wallet.
struct WindowFixture {
    explicit WindowFixture(wallet::LockState state, const QString& language = QStringLiteral("en"))
        : appearance(*qApp)
    {
        wallet.lockValue = state;
        if (state != wallet::LockState::NoVault) wallet.addVault(wallet::FakeWallet::someVault());
        wallet.linkValue.state = wallet::LinkState::Open;
        wallet.linkValue.shares.fill(wallet::ShareState::Ready);
        Preferences preferences;
        preferences.language = language;
        preferences.reduceMotion = true;
        preferences.scheme = Scheme::Light;
        preferences.write(wallet);
        appearance.apply(preferences);
        window = std::make_unique<MainWindow>(context, appearance);
        window->show();
    }
    bool shown() { return QTest::qWaitForWindowExposed(window.get()); }

    template <typename Widget = QWidget> Widget* find(const char* name) const
    {
        return window->findChild<Widget*>(QLatin1String(name));
    }
    void click(const char* name) const
    {
        auto* button = find<QAbstractButton>(name);
        QVERIFY2(button, name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void type(const char* name, const QString& text) const
    {
        auto* field = find<QWidget>(name);
        QVERIFY2(field, name);
        QTest::keyClicks(field, text);
    }
    void choose(const char* name, const QVariant& data) const
    {
        auto* box = find<QComboBox>(name);
        QVERIFY2(box, name);
        const int index = box->findData(data);
        QVERIFY2(index >= 0, name);
        box->setCurrentIndex(index);
        emit box->activated(index);
    }

    wallet::FakeWallet wallet;
    NoPrompts prompts;
    Context context { wallet, prompts };
    Appearance appearance;
    std::unique_ptr<MainWindow> window;
};

} // namespace tercet::ui
