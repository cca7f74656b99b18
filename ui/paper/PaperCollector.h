#pragma once

#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>

#include "ui/text/ErrorText.h"

namespace tercet::backup {
class PaperReader;
}

namespace tercet::ui {

class OfflineWork;

// The parts of one backup on paper, out of pictures and texts that come one after the other. The
// files are read on a thread of their own.
class PaperCollector : public QObject {
    Q_OBJECT
public:
    explicit PaperCollector(QObject* parent = nullptr);
    ~PaperCollector() override;
    void add(const QStringList& files);
    void clear(); // what is being read is dropped

    bool isEmpty() const; // nothing was given
    bool isBusy() const { return m_reading > 0; }
    bool isComplete() const;
    QString state() const; // "5 of 9 parts of a backup on paper"
    // Of the last files, or what is missing yet.
    std::optional<ErrorText> error() const;
    QByteArray file() const; // the age file; complete only

signals:
    void changed();

private:
    struct Read;
    void take(const QList<Read>& files);

    OfflineWork* m_work;
    std::unique_ptr<backup::PaperReader> m_reader;
    std::optional<ErrorText> m_wrong;
    int m_reading { 0 };
    quint64 m_attempt { 0 };
};

} // namespace tercet::ui
