#include "ui/paper/PaperPictures.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>
#include <cmath>

#include "core/backup/Paper.h"
#include "core/backup/age/Age.h"
#include "core/qr/QrReader.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

// A progressive JPEG of many scans takes its time by its size.
constexpr qint64 kMaxFile = 64 << 20, kMaxJpeg = 16 << 20, kMaxPixels = 200'000'000,
                 kPixels = 24'000'000;
constexpr qint64 kMaxText = backup::age::kMaxFileBytes;

enum class Kind { Png, Jpeg, Pdf, Other };

Kind kindOf(const QByteArray& file)
{
    if (file.startsWith("\x89PNG\r\n\x1a\n")) return Kind::Png;
    if (file.startsWith("\xff\xd8\xff")) return Kind::Jpeg;
    return file.startsWith("%PDF-") ? Kind::Pdf : Kind::Other;
}

std::string_view textOf(const QByteArray& file)
{
    return { file.constData(), std::size_t(file.size()) };
}

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PaperPictures)
};

constexpr int kNameLimit = 80;
template <typename T> using OrText = std::expected<T, ErrorText>;

std::unexpected<ErrorText> wrong(const QString& what, const QString& path, const QString& next)
{
    const auto name = visibleText(QFileInfo(path).fileName(), kNameLimit);
    return std::unexpected(ErrorText { what.arg(name), next });
}

std::unexpected<ErrorText> unreadable(const QString& path)
{
    return wrong(Words::tr("The file %1 cannot be read."), path,
        Words::tr("Pictures are read as PNG and JPEG."));
}

std::unexpected<ErrorText> tooLarge(const QString& path)
{
    return wrong(Words::tr("The file %1 is too large."), path,
        Words::tr("A picture of one page at 300 dots an inch is enough."));
}

OrText<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) return unreadable(path);
    if (file.size() > kMaxFile) return tooLarge(path);
    return file.read(kMaxFile);
}

// Grey, and not larger than what the codes of a page need.
OrText<QImage> pictureOf(QByteArray& content, Kind kind, const QString& path)
{
    if (kind == Kind::Jpeg && content.size() > kMaxJpeg) return tooLarge(path);
    QBuffer buffer(&content);
    QImageReader reader(&buffer, kind == Kind::Png ? "png" : "jpeg");
    reader.setAutoTransform(true);
    const auto size = reader.size();
    if (!size.isValid()) return unreadable(path);
    const auto pixels = qint64(size.width()) * size.height();
    if (pixels > kMaxPixels || qMax(size.width(), size.height()) > qr::kMaxSide)
        return tooLarge(path);
    if (pixels > kPixels) reader.setScaledSize(size * std::sqrt(qreal(kPixels) / qreal(pixels)));
    auto image = reader.read();
    if (image.isNull()) return unreadable(path);
    if (image.hasAlphaChannel()) { // transparent is white, as it would be printed
        QImage paper(image.size(), QImage::Format_RGB32);
        paper.fill(Qt::white);
        QPainter(&paper).drawImage(0, 0, image);
        image = std::move(paper);
    }
    return image.convertToFormat(QImage::Format_Grayscale8);
}

} // namespace

bool isOfPaper(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) return false;
    if (kindOf(file.peek(16)) != Kind::Other) return true;
    return file.size() <= kMaxText && backup::PaperReader::hasParts(textOf(file.read(kMaxText)));
}

OrText<QStringList> textsOf(const QString& path)
{
    auto content = contentOf(path);
    if (!content) return std::unexpected(content.error());
    const auto kind = kindOf(*content);
    if (kind == Kind::Pdf)
        return wrong(Words::tr("The file %1 is a PDF."), path,
            Words::tr("Choose pictures of its pages, as PNG or JPEG."));
    if (kind == Kind::Other) {
        if (content->size() > kMaxText) return tooLarge(path);
        return QStringList { QString::fromUtf8(*content) };
    }
    const auto image = pictureOf(*content, kind, path);
    if (!image) return std::unexpected(image.error());
    Bytes pixels;
    pixels.reserve(std::size_t(image->width()) * std::size_t(image->height()));
    for (int y = 0; y < image->height(); ++y) {
        const auto* row = image->constScanLine(y);
        pixels.insert(pixels.end(), row, row + image->width());
    }
    QStringList out;
    for (const auto& code : qr::readQrCodes({ pixels, image->width(), image->height() }))
        out << QString::fromUtf8(code.data(), qsizetype(code.size()));
    if (out.isEmpty())
        return wrong(Words::tr("No QR code was found in %1."), path,
            Words::tr("Take the picture again: the whole page, sharp, without a shadow."));
    return out;
}

} // namespace tercet::ui
