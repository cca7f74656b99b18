#pragma once

#include <QObject>

#include "core/keychain/Delay.h"
#include "core/wallet/Nodes.h"

namespace tercet::wallet {

// Takes one signed transaction to the network and follows it. It sends the bytes that were kept and
// nothing else, and looks its hash up before it sends, and before it believes a refusal: a node
// that knows it already has it. A block that the chain gave up again takes it back to "broadcast".
class Broadcaster : public QObject {
    Q_OBJECT
public:
    struct News {
        QString request;
        enum class What { Accepted, InBlock, OutOfBlock, Reverted, Trouble } what {};
        qint64 block { -1 };
        int confirmations { 0 };
        std::optional<Error>
            error {}; // Trouble: it goes on trying where the bytes were accepted before
    };
    struct Transaction {
        QString request;
        quint64 chainId { 0 };
        Bytes raw;
        std::string hash; // 0x hex
        bool accepted { false }; // by a node, earlier
    };
    static constexpr int kSettled = 12; // confirmations after which it is not followed any more

    Broadcaster(Nodes& nodes, keychain::Delay& delay, std::chrono::milliseconds poll,
        Transaction transaction, std::function<void(const News&)> told);
    void send(); // and follow
    void followOnly();
    bool isDone() const { return m_done; }

private:
    void sendNow(node::Node* node);
    void accepted();
    void poll();
    void ask(node::Node* node);
    void seen(node::Node* node, const std::optional<node::Receipt>& receipt);
    void missing(node::Node* node);
    void again();
    void trouble(const Error& error);
    // A continuation that does nothing once this is gone.
    template <typename T, typename Then> node::Done<T> then(Then next);

    Nodes& m_nodes;
    keychain::Delay& m_delay;
    std::chrono::milliseconds m_poll;
    Transaction m_tx;
    std::function<void(const News&)> m_told;
    qint64 m_block { -1 };
    bool m_done { false };
};

} // namespace tercet::wallet
