#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include "tests/unit/MemoryScan.h"
#include "ui/access/Accessibility.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/SecretEdit.h"

using namespace tercet;
using ui::SecretEdit;

namespace {

std::string text(const SecretEdit& edit)
{
    const auto bytes = edit.bytes();
    return { bytes.begin(), bytes.end() };
}

} // namespace

class SecretEditTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        ui::installAccessibility();
        ui::Theme::the().apply(*qApp, ui::Scheme::Light);
    }

    void takesKeys()
    {
        SecretEdit edit;
        QSignalSpy changed(&edit, &SecretEdit::changed), submitted(&edit, &SecretEdit::submitted);
        QTest::keyClicks(&edit, QStringLiteral("T"));
        QTest::sendKeyEvent(
            QTest::Click, &edit, Qt::Key_Udiaeresis, QStringLiteral("ü"), Qt::NoModifier);
        QTest::keyClicks(&edit, QStringLiteral("r 7"));
        QCOMPARE(text(edit), std::string("T\xC3\xBCr 7"));
        QTest::keyClick(&edit, Qt::Key_Backspace);
        QTest::keyClick(&edit, Qt::Key_Backspace);
        QTest::keyClick(&edit, Qt::Key_Backspace);
        QTest::keyClick(&edit, Qt::Key_Backspace);
        QCOMPARE(text(edit), std::string("T")); // the two bytes of the ü went together
        QVERIFY(changed.size() >= 9);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(text(edit), std::string("T"));
        QTest::keyClick(&edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&edit, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(text(edit), std::string("T"));
    }

    void takeLeavesNothing()
    {
        SecretEdit edit;
        QTest::keyClicks(&edit, QStringLiteral("abc"));
        const auto taken = edit.take();
        QCOMPARE(taken.size(), std::size_t(3));
        QVERIFY(edit.isEmpty());
        QVERIFY(edit.take().empty());
    }

    void refusesMoreThanItHolds()
    {
        SecretEdit edit;
        QGuiApplication::clipboard()->setText(QString(2000, QLatin1Char('y')));
        QTest::keyClick(&edit, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(edit.bytes().size(), SecretEdit::kCapacity);
        edit.clear();
        QGuiApplication::clipboard()->setText(QStringLiteral("line\r\nbreak"));
        QTest::keyClick(&edit, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(text(edit), std::string("linebreak"));
    }

    void isAPasswordFieldToAScreenReader()
    {
        SecretEdit edit;
        edit.setAccessibleName(QStringLiteral("Passphrase"));
        QTest::keyClicks(&edit, QStringLiteral("hidden"));
        auto* interface = QAccessible::queryAccessibleInterface(&edit);
        QVERIFY(interface);
        QCOMPARE(interface->role(), QAccessible::EditableText);
        QVERIFY(interface->state().passwordEdit);
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Passphrase"));
        QVERIFY(interface->text(QAccessible::Value).isEmpty());
        QVERIFY(!interface->textInterface());
        QVERIFY(!edit.testAttribute(Qt::WA_InputMethodEnabled));
    }

    // The regression of security.md "Secret memory": what was typed is nowhere in the process once
    // it was taken and wiped.
    void leavesNoCopyInMemory()
    {
        constexpr int kLength = 24;
        crypto::SecretBytes typed(kLength);
        for (auto& byte : typed.mutableView()) byte = std::uint8_t('a' + randombytes_uniform(26));
        const MemoryScan scan(typed.view()), wide = scan.utf16();
        if (scan.hits() < 0) QSKIP("this system does not let a process read its own memory");
        auto edit = std::make_unique<SecretEdit>();
        edit->show();
        QVERIFY(QTest::qWaitForWindowExposed(edit.get()));
        for (const auto byte : typed.view()) QTest::keyClick(edit.get(), char(byte));
        edit->grab();
        sodium_memzero(typed.data(), typed.size());
        QCOMPARE(scan.hits(), 1); // the field's own guarded memory
        QCOMPARE(wide.hits(), 0);
        auto taken = edit->take();
        QCOMPARE(scan.hits(), 1);
        taken.clear();
        QCOMPARE(scan.hits(), 0);
        edit.reset();
        QCOMPARE(wide.hits(), 0);
    }
};

QTEST_MAIN(SecretEditTest)
#include "SecretEditTest.moc"
