#pragma once

#include <QNetworkReply>
#include <QTimer>

#include "core/backend/HttpsChannel.h"

namespace tercet::backend {

// One request on its way; deletes itself when it is done.
class HttpsFlight : public QObject {
public:
    HttpsFlight(HttpsChannel& channel, HttpsRequest request, HttpsChannel::Done done);
    ~HttpsFlight() override;

    void begin(const Status& known); // the server's certificate is known, or why not

private:
    void start();
    void checkKey();
    void checkHead();
    void read();
    void finished();
    Result<HttpsReply> outcome();
    void stop(Error error);
    void finish(Result<HttpsReply> result);

    HttpsChannel& m_channel;
    HttpsRequest m_request;
    HttpsChannel::Done m_done;
    QTimer m_deadline, m_firstByte;
    QPointer<QNetworkReply> m_reply;
    HttpsReply m_answer;
    std::optional<Error> m_stopped; // an abort of our own looks like a time-out to Qt
    bool m_learnedAgain { false };
};

} // namespace tercet::backend
