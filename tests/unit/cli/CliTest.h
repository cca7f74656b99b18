#pragma once

#include <QObject>

#include "tests/unit/cli/Program.h"

class CliTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase(); // makes the vault
    void cleanupTestCase();
    void helpAndVersion();
    void usageErrors_data();
    void usageErrors();
    void listsAndShowsTheVault();
    void derivesAddresses();
    void decodesWithoutAVault();
    void decodesWithTheOwnAddress();
    void signsTransactions_data();
    void signsTransactions();
    void signsMessages();
    void signsOnBitcoinAndSolana();
    void refuses_data();
    void refuses();
    void refusedRequestsDoNotWait();
    void approvesAndRejectsRequests();
    void passphrases();
    void choosesAmongVaults();
    void refreshesTheShares();
    void measures();

private:
    QStringList sign(const QByteArray& transaction, const QStringList& more = {}) const;
    Program m_program;
    nlohmann::json m_vault;
    std::string m_address;
};
