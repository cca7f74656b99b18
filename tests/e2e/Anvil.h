#pragma once

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <memory>

#include "TestPaths.h"

// A real Ethereum node on loopback: Foundry's anvil from npm (tests/e2e/node). Ends with the
// object.
class Anvil {
public:
    static QString nodeFolder() { return QStringLiteral(TERCET_SOURCE_DIR "/tests/e2e/node"); }
    static QString program()
    {
        return nodeFolder()
            + QStringLiteral("/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
    }
    static bool available() { return QFileInfo(program()).isExecutable(); }

    // Null when it does not come up within ten seconds.
    static std::unique_ptr<Anvil> start(quint64 chainId, const QStringList& more = {})
    {
        std::unique_ptr<Anvil> a(new Anvil);
        a->m_process.setProcessChannelMode(QProcess::MergedChannels);
        a->m_process.start(program(),
            QStringList { QStringLiteral("--host"), QStringLiteral("127.0.0.1"),
                QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--chain-id"),
                QString::number(chainId) }
                + more);
        QByteArray log;
        static const QRegularExpression listening(
            QStringLiteral("Listening on 127\\.0\\.0\\.1:(\\d+)"));
        while (a->m_process.waitForReadyRead(10000)) {
            log += a->m_process.readAll();
            const auto m = listening.match(QString::fromUtf8(log));
            if (m.hasMatch()) {
                a->m_url = QStringLiteral("http://127.0.0.1:") + m.captured(1);
                return a;
            }
        }
        return nullptr;
    }
    ~Anvil()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(3000)) m_process.kill();
        m_process.waitForFinished(3000);
    }

    QString url() const { return m_url; }
    // The result, or an undefined value with the node's error in lastError().
    QJsonValue rpc(const QString& method, const QJsonArray& params = {})
    {
        QNetworkRequest request { QUrl(m_url) };
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        const QJsonObject body { { QStringLiteral("jsonrpc"), QStringLiteral("2.0") },
            { QStringLiteral("id"), 1 }, { QStringLiteral("method"), method },
            { QStringLiteral("params"), params } };
        std::unique_ptr<QNetworkReply> reply(m_network.post(request, QJsonDocument(body).toJson()));
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        const auto answer = QJsonDocument::fromJson(reply->readAll()).object();
        m_lastError
            = answer[QStringLiteral("error")].toObject()[QStringLiteral("message")].toString();
        return answer[QStringLiteral("result")];
    }
    QString lastError() const { return m_lastError; }
    void setBalance(const QString& address, const QString& weiHex)
    {
        rpc(QStringLiteral("anvil_setBalance"), { address, weiHex });
    }

private:
    Anvil() = default;
    QProcess m_process;
    QNetworkAccessManager m_network;
    QString m_url, m_lastError;
};
