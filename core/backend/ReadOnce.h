#pragma once

#include <QIODevice>
#include <algorithm>

#include "core/base/Bytes.h"

namespace tercet::backend {

// A request's body that can be read once: what Qt would send again by itself, on another
// connection, it cannot (toolchain.md 4).
class ReadOnce final : public QIODevice {
public:
    ReadOnce(Bytes bytes, QObject* parent)
        : QIODevice(parent)
        , m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override { return qint64(m_bytes.size() - m_at); }
    bool atEnd() const override { return m_at == m_bytes.size(); }

protected:
    qint64 readData(char* data, qint64 most) override
    {
        if (atEnd()) return -1;
        const auto n = std::min(std::size_t(most), m_bytes.size() - m_at);
        std::copy_n(m_bytes.begin() + std::ptrdiff_t(m_at), n, data);
        m_at += n;
        return qint64(n);
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    Bytes m_bytes;
    std::size_t m_at { 0 };
};

} // namespace tercet::backend
