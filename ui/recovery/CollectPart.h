#pragma once

#include "core/base/Result.h"
#include "ui/widgets/Card.h"

class QVBoxLayout;

namespace tercet::ui {

class Banner;
class FileList;
class OfflineWork;
class Prompts;

// For who collects what other holders have opened: a fresh key that they seal to, and their parts.
class CollectPart : public Card {
    Q_OBJECT
public:
    CollectPart(Prompts& prompts, OfflineWork& work, QWidget* parent = nullptr);
    std::vector<std::string> parts() const; // paths
    void tell(const std::vector<Status>& states); // what is wrong with each, beside it

signals:
    void changed(); // the parts
    void keyMade(const QString& path);

private:
    struct Key {
        QString recipient, fingerprint;
    };
    static Result<Key> make(const std::string& path);
    void ask();
    void show(const Key& key, const QString& path);

    Prompts& m_prompts;
    OfflineWork& m_work;
    Banner* m_result;
    QVBoxLayout* m_key;
    FileList* m_parts;
};

} // namespace tercet::ui
