#include "ui/leave/RecipientsEdit.h"

#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/text/ErrorText.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

RecipientsEdit::RecipientsEdit(const QStringList& names, int optional, QWidget* parent)
    : QWidget(parent)
    , m_optional(optional)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S3);
    for (const auto& name : names) {
        auto* edit = new QLineEdit(this);
        edit->setObjectName(QStringLiteral("recipient%1").arg(m_lines.size() + 1));
        edit->setPlaceholderText(QStringLiteral("age1…"));
        edit->setMaxLength(400);
        auto* field = new FormField(name, edit, this);
        column->addWidget(field);
        m_lines << Line { edit, field };
        connect(edit, &QLineEdit::textChanged, this, [this, field] {
            field->setError({});
            emit changed();
        });
    }
}

bool RecipientsEdit::isComplete() const
{
    const auto needed = m_lines.first(m_lines.size() - m_optional);
    return std::ranges::none_of(
        needed, [](const Line& line) { return line.edit->text().trimmed().isEmpty(); });
}

std::optional<std::vector<backup::age::Recipient>> RecipientsEdit::recipients()
{
    std::vector<backup::age::Recipient> out;
    bool right = true;
    for (const auto& line : m_lines) {
        const auto text = line.edit->text().trimmed();
        if (text.isEmpty()) continue;
        const auto one = backup::age::Recipient::parse(text.toStdString());
        if (!one) {
            line.field->setError(errorText(one.error()).both());
        } else if (std::ranges::find(out, *one) != out.end()) {
            line.field->setError(
                tr("This key stands twice. Each share has a recipient of its own."));
        } else {
            out.push_back(*one);
            continue;
        }
        right = false;
    }
    if (!right) return {};
    return out;
}

void RecipientsEdit::focusFirst() { m_lines.first().edit->setFocus(Qt::OtherFocusReason); }

} // namespace tercet::ui
