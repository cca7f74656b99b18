#include "ui/paper/PaperCollector.h"

#include <QFileInfo>

#include "core/backup/Paper.h"
#include "ui/backup/BackupText.h"
#include "ui/paper/PaperPictures.h"
#include "ui/recovery/OfflineWork.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {
constexpr int kMaxFiles = 100, kNameLimit = 80;
}

struct PaperCollector::Read {
    QString name;
    std::expected<QStringList, ErrorText> texts;
};

PaperCollector::PaperCollector(QObject* parent)
    : QObject(parent)
    , m_work(new OfflineWork(this))
    , m_reader(std::make_unique<backup::PaperReader>())
{
}

PaperCollector::~PaperCollector() = default;

void PaperCollector::add(const QStringList& files)
{
    ++m_reading;
    m_wrong.reset();
    m_work->run<QList<Read>>(
        [files = files.mid(0, kMaxFiles)] {
            QList<Read> out;
            for (const auto& file : files)
                out.append({ QFileInfo(file).fileName(), textsOf(file) });
            return out;
        },
        this,
        [this, attempt = m_attempt](const QList<Read>& read) {
            if (attempt == m_attempt) take(read);
        });
    emit changed();
}

void PaperCollector::take(const QList<Read>& files)
{
    --m_reading;
    const auto say = [this](const ErrorText& text) {
        if (!m_wrong) m_wrong = text;
    };
    for (const auto& file : files) {
        if (!file.texts) {
            say(file.texts.error());
            continue;
        }
        std::size_t taken = 0;
        bool damaged = false;
        for (const auto& text : *file.texts) {
            const auto found = m_reader->take(text.toStdString());
            if (!found) {
                say(backupErrorText(found.error()));
                damaged = true;
            }
            taken += found.value_or(0);
        }
        if (taken == 0 && !damaged)
            say({ tr("There is no part of a backup in %1.").arg(visibleText(file.name, kNameLimit)),
                tr("Choose pictures or texts of the pages of one backup.") });
    }
    emit changed();
}

void PaperCollector::clear()
{
    ++m_attempt;
    m_reading = 0;
    m_wrong.reset();
    *m_reader = {};
}

bool PaperCollector::isEmpty() const
{
    return m_reader->count() == 0 && m_reading == 0 && !m_wrong;
}

bool PaperCollector::isComplete() const { return m_reading == 0 && m_reader->file().has_value(); }

QString PaperCollector::state() const
{
    if (m_reading > 0) return tr("The files are being read…");
    const auto count = int(m_reader->count());
    if (count == 0) return {};
    const auto there = count - int(m_reader->missing().size());
    return tr("%1 of %2 parts of a backup on paper").arg(there).arg(count);
}

std::optional<ErrorText> PaperCollector::error() const
{
    if (m_wrong || m_reading > 0 || m_reader->count() == 0) return m_wrong;
    const auto file = m_reader->file();
    if (file) return {};
    return backupErrorText(file.error());
}

QByteArray PaperCollector::file() const
{
    const auto file = m_reader->file();
    if (!file) return {};
    return { reinterpret_cast<const char*>(file->data()), qsizetype(file->size()) };
}

} // namespace tercet::ui
