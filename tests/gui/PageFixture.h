#pragma once

#include <QApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QTest>
#include <QVBoxLayout>

#include "core/chains/ethereum/Transaction.h"
#include "core/wallet/Review.h"
#include "core/wallet/Samples.h"
#include "tests/gui/Audit.h"
#include "tests/gui/FakeWallet.h"
#include "ui/Context.h"
#include "ui/access/Accessibility.h"
#include "ui/theme/Theme.h"

namespace tercet::ui::test {

inline constexpr auto kFrom = "0x71C7656EC7ab88b098defB751B7401B5f6d8976F";
inline constexpr auto kTo = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

class FakePrompts final : public Prompts {
public:
    QString answer; // what the person picks; empty: cancelled
    QStringList answers; // where several may be picked
    QString suggested;
    void openFile(QWidget*, const QString&, Answer done) override { done(answer); }
    void openFiles(QWidget* parent, const QString& title, Answers done) override
    {
        if (answers.isEmpty()) return Prompts::openFiles(parent, title, done);
        done(answers);
    }
    void saveFile(QWidget*, const QString&, const QString& name, Answer done) override
    {
        suggested = name;
        done(answer);
    }
    void openFolder(QWidget*, const QString&, Answer done) override { done(answer); }
};

// A request as the core's own review makes it, over a real payload.
inline wallet::RequestDetail detailOf(const chains::Payload& payload, const QString& id,
    const wallet::ReviewContext& context = {}, const QString& requester = QStringLiteral("Sample"),
    const char* from = kFrom)
{
    wallet::RequestRecord record;
    record.id = id;
    record.state = wallet::RequestState::Waiting;
    record.requester = requester;
    record.from = QLatin1String(from);
    record.payload = payload;
    record.created = QDateTime(QDate(2026, 5, 1), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch();
    const auto decoded = chains::decode(payload, from);
    if (decoded) {
        record.kind = decoded->kind;
        record.summary = QString::fromStdString(decoded->summary);
    }
    auto detail = wallet::review(record, context);
    if (!detail)
        qFatal("the payload of the test does not decode: %s", detail.error().context.c_str());
    detail->gesture.holdMs = 120; // the person's seconds are not the test's
    return *detail;
}

inline wallet::RequestDetail detailOf(const chains::ethereum::Transaction& tx, const QString& id,
    const wallet::ReviewContext& context = {}, const QString& requester = QStringLiteral("Sample"))
{
    return detailOf(chains::Payload { chains::PayloadType::EthereumTransaction, buildUnsigned(tx) },
        id, context, requester);
}

// 0 ether, 1 USDC, 2 unlimited allowance.
inline chains::ethereum::Transaction sample(std::size_t i)
{
    return wallet::samples::transactions().at(i);
}

// The recipients of the samples are known: nothing to warn about.
inline wallet::ReviewContext knownRecipients()
{
    wallet::ReviewContext context;
    context.labels[QLatin1String(kTo)] = QStringLiteral("Northwind");
    context.labels[QStringLiteral("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
        = QStringLiteral("Supplier");
    return context;
}

struct World {
    wallet::FakeWallet wallet;
    FakePrompts prompts;
    QDateTime now { QDate(2026, 5, 1), QTime(12, 2), Qt::UTC };
    Context context { wallet, prompts, [this] { return now; }, 40 };
    World()
    {
        wallet.addVault(wallet::FakeWallet::someVault());
        wallet.setLink(
            wallet::LinkState::Open, wallet::ShareState::Ready, wallet::ShareState::Ready);
    }
};

// The shell's sidebar grows with the text.
inline int sidebarWidth()
{
    return metric::SidebarWidth * Theme::the().lineHeight(TextStyle::Body) / 20;
}

// A window around a page or a card, as wide as the shell leaves for it beside its sidebar.
class Window : public QWidget {
public:
    explicit Window(QWidget* page, QSize window = { 1240, 800 })
        : m_page(page)
    {
        setObjectName(QStringLiteral("root"));
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(page);
        resize(window.width() - sidebarWidth(), window.height());
    }
    bool showActive()
    {
        show();
        activateWindow();
        return QTest::qWaitForWindowActive(this);
    }
    template <typename W> W* find(const char* name) const
    {
        return findChild<W*>(QLatin1String(name));
    }

private:
    QWidget* m_page;
};

inline void useTheme(Scheme scheme = Scheme::Light, double textScale = 1.0)
{
    Theme::the().setAnimationsEnabled(false);
    Theme::the().setTextScale(textScale);
    Theme::the().apply(*qApp, scheme);
}

inline void initGui()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    installAccessibility();
    useTheme();
}

// The windows and text sizes in which nothing may be cut: a row for each, with `size` and `scale`.
inline void addSizesAndScales()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    for (const double scale : { 1.0, 1.3, 1.6 })
        for (const QSize size : { QSize(900, 640), QSize(1240, 800), QSize(1600, 1200) })
            QTest::addRow("%dx%d at %.1f", size.width(), size.height(), scale) << size << scale;
}

// With TERCET_PICTURES=FOLDER, for a person to look at: what a row of addSizesAndScales() shows.
inline void keepPicture(
    QWidget& widget, const QString& name, const QSize& size, double scale, Scheme scheme)
{
    const auto folder = qEnvironmentVariable("TERCET_PICTURES");
    if (folder.isEmpty()) return;
    widget.grab().save(QStringLiteral("%1/%2-%3x%4-%5-%6.png")
            .arg(folder, name)
            .arg(size.width())
            .arg(size.height())
            .arg(scale)
            .arg(scheme == Scheme::Light ? QLatin1String("light") : QLatin1String("dark")));
}

// What keeps a window from being narrower than `width`.
inline QString tooWide(const QWidget& root, int width)
{
    QStringList bad;
    for (auto* w : root.findChildren<QWidget*>())
        if (w->isVisibleTo(&root) && qMax(w->minimumSizeHint().width(), w->minimumWidth()) > width)
            bad << QStringLiteral("%1#%2 wants %3")
                       .arg(QLatin1String(w->metaObject()->className()), w->objectName())
                       .arg(qMax(w->minimumSizeHint().width(), w->minimumWidth()));
    return bad.join(QStringLiteral(", "));
}

// What a label says, without the places where it may break.
inline QString said(const QLabel* label) { return label->text().remove(QChar(0x200B)); }

// Labels in sight whose words do not fit: cut in height, or a line wider than the label.
inline QStringList clipped(const QWidget& root)
{
    QStringList bad;
    for (auto* l : root.findChildren<QLabel*>()) {
        if (!l->isVisibleTo(&root) || l->text().isEmpty()) continue;
        const auto words = l->text().split(QRegularExpression(QStringLiteral("[\\s\u200B]")));
        int longest = 0;
        for (const auto& word : words)
            longest = qMax(longest, l->fontMetrics().horizontalAdvance(word));
        if (l->width() + 1 < longest)
            bad << QStringLiteral("a word of “%1” is cut").arg(l->text().left(60));
        const int needed = l->wordWrap() ? l->heightForWidth(l->width()) : l->sizeHint().height();
        if (l->height() + 1 < needed || (!l->wordWrap() && l->width() + 1 < l->sizeHint().width()))
            bad << QStringLiteral("“%1” has %2x%3")
                       .arg(l->text().left(60))
                       .arg(l->width())
                       .arg(l->height());
    }
    return bad;
}

// Layouts settle over a few turns of the event loop.
inline QString clippedAtLast(const QWidget& root)
{
    if (QTest::qWaitFor([&] { return clipped(root).isEmpty(); }, 1500)) return {};
    return clipped(root).join(QStringLiteral("; "));
}

} // namespace tercet::ui::test
