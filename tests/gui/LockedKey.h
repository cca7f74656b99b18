#pragma once

#include <QByteArray>

namespace tercet::ui::test {

// An OpenSSH key with a passphrase. Made by ssh-keygen for the tests, opens nothing; its passphrase
// is "open sesame".
inline const QByteArray kLockedKey(
    "-----BEGIN OPENSSH PRIVATE KEY-----\n"
    "b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABCoVK1gqr\n"
    "ctCj0LN5QupkwNAAAAAQAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIOH9cFHkCU1vKwVF\n"
    "VNQ4IH/Ni7m/qxbP4lNKehbdTq79AAAAkEG7BjCqb/BPs2dT+VD3P2VT7FFE+o18YGOhAb\n"
    "y6RQ+2BVbI2C0FJy2e90rDJpSNAaHz3qHpY1RAEiKa4g8PZ5q4wHXxOjuB8fsYewpQSInz\n"
    "2PY8rXdi0b/J+PJq5EpTanzn/tpKzi3zuaO2kFVIWJJdXSqtmv9oGhsstB4avJpKAlj7H+\n"
    "g577YM9Tt42DhtAQ==\n"
    "-----END OPENSSH PRIVATE KEY-----\n");

} // namespace tercet::ui::test
