#pragma once

#include "ui/Page.h"

namespace tercet::ui {

class Banner;
class SendFields;

// Recipient → amount → fee → review. The review is the same approval card as for every other
// request.
class SendPage : public Page {
    Q_OBJECT
public:
    explicit SendPage(Context& context, QWidget* parent = nullptr);
    void refresh() override;

private:
    void review();
    void askNode();

    Banner* m_message;
    SendFields* m_fields;
};

} // namespace tercet::ui
