#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPointer>
#include <QTest>

#include "core/wallet/Open.h"
#include "ui/Prompts.h"
#include "ui/shell/Appearance.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/HoldButton.h"

namespace tercet::e2e {

// Answers file questions with paths that the test sets.
class AnsweringPrompts final : public ui::Prompts {
public:
    QString open, save, folder;
    QStringList several; // where several may be picked; empty: `open`
    void openFile(QWidget*, const QString&, Answer answer) override { answer(open); }
    void openFiles(QWidget* parent, const QString& title, Answers answer) override
    {
        if (several.isEmpty()) return Prompts::openFiles(parent, title, answer);
        answer(several);
    }
    void saveFile(QWidget*, const QString&, const QString&, Answer answer) override
    {
        answer(save);
    }
    void openFolder(QWidget*, const QString&, Answer answer) override { answer(folder); }
};

// The whole program of app/desktop with a person's hands: the real wallet and co-signers, the real
// window, and keys and clicks that go to what is visible. Nothing reaches past the window into the
// core.
class WindowDriver {
public:
    explicit WindowDriver(const QString& dataFolder, const QString& language = QStringLiteral("en"))
        : wallet(std::move(*wallet::openWallet({ dataFolder, wallet::KeychainKind::File })))
        , appearance(*qApp)
        , context { *wallet, prompts }
    {
        appearance.setOverrides(ui::Scheme::Light, language);
        appearance.apply(ui::Preferences::read(*wallet));
        window = std::make_unique<ui::MainWindow>(context, appearance);
        window->resize(1240, 940);
        window->show();
        window->activateWindow();
    }

    // What is visible and has this name; "card/name" is looked for within that card.
    template <typename T = QWidget> T* find(const QByteArray& name) const
    {
        const auto names = QString::fromLatin1(name).split(QLatin1Char('/'));
        const QWidget* within = window.get();
        for (const auto& part : names.first(names.size() - 1))
            if (!(within = visible<QWidget>(within, part))) return nullptr;
        return visible<T>(within, names.last());
    }
    template <typename T = QWidget> T* wait(const QByteArray& name, int ms = 20'000) const
    {
        (void)QTest::qWaitFor([&] { return find<T>(name) && find<T>(name)->isEnabled(); }, ms);
        return find<T>(name);
    }
    // What was looked for and is not there: said, with a picture where TERCET_E2E_PICTURE names a
    // file.
    bool miss(const QByteArray& name) const
    {
        qWarning("not there or not enabled: %s", name.constData());
        if (const auto file = qEnvironmentVariable("TERCET_E2E_PICTURE"); !file.isEmpty())
            window->grab().save(file);
        return false;
    }
    bool click(const QByteArray& name) const
    {
        auto* button = wait<QAbstractButton>(name);
        if (!button || !button->isEnabled()) return miss(name);
        QTest::mouseClick(button, Qt::LeftButton);
        return true;
    }
    // The same with the keyboard.
    bool press(const QByteArray& name) const
    {
        auto* button = wait<QAbstractButton>(name);
        if (!button || !button->isEnabled()) return miss(name);
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, Qt::Key_Space);
        return true;
    }
    // Where whoever works with the keyboard is.
    bool isAt(const QByteArray& name, int ms = 20'000) const
    {
        return QTest::qWaitFor(
                   [&] {
                       const auto* at = window->focusWidget();
                       return at && at->objectName() == QLatin1String(name);
                   },
                   ms)
            || miss(name);
    }
    bool type(const QByteArray& name, const QString& text) const
    {
        auto* field = wait<QWidget>(name);
        if (!field) return miss(name);
        field->setFocus();
        if (auto* line = qobject_cast<QLineEdit*>(field)) line->selectAll();
        QTest::keyClicks(field, text);
        return true;
    }
    bool choose(const QByteArray& name, const QVariant& data) const
    {
        auto* box = wait<QComboBox>(name);
        const int at = box ? box->findData(data) : -1;
        if (at < 0) return miss(name);
        box->setFocus();
        while (box->currentIndex() != at)
            QTest::keyClick(box, box->currentIndex() < at ? Qt::Key_Down : Qt::Key_Up);
        return true;
    }

    // What protects the share, as the first run and a restore ask it.
    bool protect() const
    {
        if (auto* file = find<QAbstractButton>("keychainFile"); file && !file->isChecked())
            QTest::mouseClick(file, Qt::LeftButton, {}, QPoint(12, file->height() / 2));
        return type("passphrase", kPassphrase) && type("passphraseAgain", kPassphrase);
    }
    // The first run to the address of the vault.
    bool makeVault(const QString& name) const
    {
        return click("next") && click("modePractice") && click("next")
            && type("vaultNameEdit", name) && protect() && click("next")
            && (wait("firstAddress", 60'000) || miss("firstAddress"));
    }
    // The first run to the open vault, without a backup.
    bool createVault(const QString& name) const
    {
        return makeVault(name) && click("later") && opened();
    }
    bool opened() const
    {
        return QTest::qWaitFor([this] { return window->openView() != nullptr; }, 60'000)
            || miss("openView");
    }
    // Holds the button for as long as it takes; true when what comes of it, of this name, is on the
    // screen.
    bool holdToApprove(const QByteArray& outcome = "signed") const
    {
        const QPointer<QWidget> hold = wait<QWidget>("approve", 30'000);
        if (!hold || !hold->isEnabled()) return miss("approve");
        QTest::mousePress(hold, Qt::LeftButton);
        const bool done = QTest::qWaitFor([&] { return find(outcome) != nullptr; }, 60'000);
        if (hold) QTest::mouseRelease(hold, Qt::LeftButton);
        return done || miss(outcome);
    }

private:
    template <typename T> static T* visible(const QWidget* within, const QString& name)
    {
        for (auto* w : within->findChildren<T*>(name))
            if (w->isVisible()) return w;
        return nullptr;
    }

public:
    static inline const QString kPassphrase = QStringLiteral("lantern orbit mossy violin gravel");
    std::unique_ptr<wallet::Wallet> wallet;
    AnsweringPrompts prompts;
    ui::Appearance appearance;
    ui::Context context;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace tercet::e2e
