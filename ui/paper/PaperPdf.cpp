#include "ui/paper/PaperPdf.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <cmath>

#include "core/backup/Paper.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/QrModules.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PaperPdf)
};

constexpr int kResolution = 600, kNameLimit = 64;
constexpr qreal kUnit = kResolution / 25.4; // a millimetre
constexpr qreal kMargin = 15, kCode = 70, kGap = 4, kFoot = 8, kLine = 4.4; // millimetres

QFont font(TextStyle style, qreal points)
{
    auto out = Theme::the().font(style);
    out.setPointSizeF(points);
    return out;
}

QString opensWith(const wallet::BackupEntry& entry)
{
    if (entry.threshold > 0)
        return Words::tr("%1 of %2 pieces, which their holders keep")
            .arg(entry.threshold)
            .arg(entry.pieces.size());
    if (entry.recipients.isEmpty()) return Words::tr("The passphrase that was chosen for it");
    return Words::tr("One of these keys: %1").arg(entry.recipients.join(QStringLiteral(", ")));
}

QString command(const wallet::BackupEntry& entry)
{
    const bool key = entry.threshold > 0 || !entry.recipients.isEmpty();
    return key ? QStringLiteral("age -d -i KEY -o share.json backup.age")
               : QStringLiteral("age -d -o share.json backup.age");
}

// Draws from the top of a page to its bottom.
class Sheet {
public:
    Sheet(QPdfWriter& pdf, const PaperSheet& sheet, int pages)
        : m_pdf(pdf)
        , m_paint(&pdf)
        , m_sheet(sheet)
        , m_pages(pages)
        , m_width(m_paint.viewport().width())
        , m_height(m_paint.viewport().height())
    {
        foot();
    }
    qreal width() const { return m_width; }
    void skip(qreal millimetres) { m_y += millimetres * kUnit; }
    void nextPage()
    {
        m_pdf.newPage();
        m_y = 0;
        ++m_page;
        foot();
    }
    void text(const QString& text, const QFont& font, qreal left = 0)
    {
        m_paint.setFont(font);
        const QRectF room(left, m_y, m_width - left, m_height);
        QRectF used;
        m_paint.drawText(room, Qt::TextWordWrap, text, &used);
        m_y += used.height();
    }
    void fact(const QString& name, const QString& value, TextStyle style = TextStyle::Body)
    {
        constexpr qreal kColumn = 38 * kUnit;
        m_paint.setFont(font(TextStyle::BodyStrong, 9.5));
        m_paint.drawText(QRectF(0, m_y, kColumn, m_height), Qt::TextWordWrap, name);
        text(value, font(style, style == TextStyle::Body ? 9.5 : 8), kColumn);
        skip(1);
    }
    void section(const QString& title, const QStringList& paragraphs)
    {
        skip(4);
        text(title, font(TextStyle::BodyStrong, 11));
        for (const auto& paragraph : paragraphs) {
            skip(1);
            text(paragraph, font(TextStyle::Body, 9.5));
        }
    }
    void part(const std::string& part, std::size_t number, std::size_t count)
    {
        const auto modules = QrModules::of(QString::fromStdString(part));
        const qreal module = kCode * kUnit / (modules.size + 2 * QrModules::kQuiet);
        const qreal quiet = QrModules::kQuiet * module;
        m_paint.fillPath(modules.path(QPointF(0, m_y + quiet), module), Qt::black);
        const qreal left = (kCode + kGap) * kUnit;
        qreal y = m_y + quiet;
        const auto line = [&](const QString& text, const QFont& font) {
            m_paint.setFont(font);
            m_paint.drawText(QRectF(left, y, m_width - left, 2 * kLine * kUnit), text);
            y += kLine * kUnit;
        };
        line(Words::tr("Part %1 of %2").arg(number).arg(count), font(TextStyle::BodyStrong, 9.5));
        y += kLine * kUnit / 2;
        for (const auto& words : QString::fromStdString(part).split(QLatin1Char('\n')))
            line(words, font(TextStyle::Mono, 7.3));
        m_y += (kCode + kGap) * kUnit;
    }

private:
    void foot()
    {
        m_paint.setFont(font(TextStyle::Body, 8));
        const QRectF room(0, m_height - kFoot * kUnit, m_width, kFoot * kUnit);
        //: the foot of a page: %1 the vault's name, %2 the epoch, %3 of %4 pages
        m_paint.drawText(room, Qt::AlignBottom | Qt::AlignLeft,
            Words::tr("Tercet, backup of “%1”, epoch %2. Page %3 of %4")
                .arg(visibleText(m_sheet.vault, kNameLimit), QString::number(m_sheet.entry.epoch))
                .arg(m_page)
                .arg(m_pages));
    }

    QPdfWriter& m_pdf;
    QPainter m_paint;
    const PaperSheet& m_sheet;
    int m_page { 1 }, m_pages;
    qreal m_width, m_height, m_y { 0 };
};

void instructions(Sheet& page, const PaperSheet& sheet, std::size_t parts)
{
    const auto& entry = sheet.entry;
    page.text(Words::tr("Backup of a key share"), font(TextStyle::Title, 18));
    page.skip(4);
    page.fact(Words::tr("Vault"), visibleText(sheet.vault, kNameLimit));
    page.fact(Words::tr("Share"), Words::tr("1 of 3, of the device"));
    page.fact(Words::tr("Epoch"), QString::number(entry.epoch));
    page.fact(Words::tr("Made"),
        QLocale().toString(entry.made.toUTC().date(), QLocale::LongFormat)
            + entry.made.toUTC().toString(QStringLiteral(" (yyyy-MM-dd)")));
    page.fact(Words::tr("Opens with"), opensWith(entry));
    page.fact(QStringLiteral("SHA-256"), entry.sha256, TextStyle::Mono);
    page.section(Words::tr("What this is"),
        { Words::tr("The following pages hold one of the three key shares of a Tercet wallet, "
                    "encrypted. Whoever loses the device that had the share gets it back from "
                    "here, together with both co-signers."),
            Words::tr("Without what is named under “Opens with” nobody can read it. Alone it can "
                      "sign nothing.") });
    page.section(Words::tr("How to keep it"),
        { Words::tr("Dry, away from the computer, and not together with what opens it. When the "
                    "shares are refreshed the vault enters another epoch: then this paper restores "
                    "nothing any more, and a new backup is due.") });
    page.section(Words::tr("How to restore it with Tercet"),
        { Words::tr("1. Photograph or scan the pages with the codes; save pictures as PNG or "
                    "JPEG."),
            Words::tr("2. Choose “Restore from a backup” in Tercet, then all of the pictures, in "
                      "any order, then what opens it. “Test the backup” takes them, too."),
            Words::tr("Any program that reads QR codes will do as well: put the texts of the codes "
                      "into one text file. Where a code cannot be read, type the text beside it, "
                      "with its first line.") });
    page.section(Words::tr("How to open it without Tercet"),
        { Words::tr("Each code holds the text that is printed beside it. Put the texts of all %1 "
                    "parts into one file in the order of their numbers, leave out each line that "
                    "begins with TERCET1, and save it as backup.age. The SHA-256 above is that of "
                    "this file when it has a line feed at the end of each line. It is an age file "
                    "(age-encryption.org), which this command opens:")
                .arg(parts) });
    page.skip(1);
    page.text(command(entry), font(TextStyle::Mono, 9));
    page.skip(1);
    page.text(entry.threshold > 0
            ? Words::tr("KEY is the file that the pieces make: “tercet-cli backup combine”, or by "
                        "the description in docs/recovery.md of Tercet’s sources, which tells what "
                        "share.json holds, too.")
            : Words::tr("docs/recovery.md of Tercet’s sources tells what share.json holds and how "
                        "the share becomes a key with the two others."),
        font(TextStyle::Body, 9.5));
}

} // namespace

QPageSize::PageSizeId paperSize()
{
    return QLocale::system().measurementSystem() == QLocale::ImperialUSSystem ? QPageSize::Letter
                                                                              : QPageSize::A4;
}

Result<QByteArray> paperPdf(const PaperSheet& sheet, QPageSize::PageSizeId size)
{
    TERCET_TRY(const auto parts, backup::paperParts(sheet.file));
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    {
        QPdfWriter pdf(&out);
        pdf.setResolution(kResolution);
        pdf.setPageSize(QPageSize(size));
        pdf.setPageMargins({ kMargin, kMargin, kMargin, kMargin }, QPageLayout::Millimeter);
        pdf.setTitle(Words::tr("Backup of a key share"));
        pdf.setCreator(QStringLiteral("Tercet"));
        const auto room = pdf.height() / kUnit - kFoot;
        const auto each = std::size_t(qMax(1.0, std::floor(room / (kCode + kGap))));
        Sheet page(pdf, sheet, int(1 + (parts.size() + each - 1) / each));
        instructions(page, sheet, parts.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i % each == 0) page.nextPage();
            page.part(parts[i], i + 1, parts.size());
        }
    }
    return out.data();
}

} // namespace tercet::ui
