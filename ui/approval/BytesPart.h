#pragma once

#include <QWidget>

#include "core/wallet/Types.h"

namespace tercet::ui {

class Disclosure;

// 6 The bytes, collapsed: nonce, chain id, calldata, and the digest that will be signed, which the
// co-signers show too.
class BytesPart : public QWidget {
    Q_OBJECT
public:
    explicit BytesPart(const wallet::RequestDetail& request, QWidget* parent = nullptr);
    void expand();

private:
    Disclosure* m_disclosure;
};

} // namespace tercet::ui
