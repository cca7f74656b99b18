#pragma once

#include <QWidget>

#include "core/crypto/Secret.h"

namespace tercet::ui {

// A passphrase field whose text exists once: UTF-8 in libsodium's guarded memory, fed from key
// events. No QString, no undo, no input method, no drag; painted as dots, or glyph by glyph while
// shown. A screen reader hears a password field.
class SecretEdit : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kCapacity = 512; // bytes; further keys are refused with a beep
    explicit SecretEdit(QWidget* parent = nullptr);

    bool isEmpty() const { return m_size == 0; }
    ByteView bytes() const { return m_bytes.view().first(m_size); } // valid until the next key
    crypto::SecretBytes take(); // a copy of what was typed; the field is wiped and empty
    void clear();
    void setShown(bool shown);
    bool isShown() const { return m_shown; }
    QSize sizeHint() const override;

signals:
    void changed();
    void submitted(); // Return or Enter

protected:
    void keyPressEvent(QKeyEvent* e) override;
    void mousePressEvent(QMouseEvent* e) override;
    void paintEvent(QPaintEvent* e) override;
    void focusInEvent(QFocusEvent* e) override;
    void focusOutEvent(QFocusEvent* e) override;

private:
    void insert(char32_t character);
    void removeLast();
    int characters() const;

    crypto::SecretBytes m_bytes { kCapacity };
    std::size_t m_size { 0 };
    bool m_shown { false };
};

} // namespace tercet::ui
