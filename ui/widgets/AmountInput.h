#pragma once

#include <QString>
#include <optional>

namespace tercet::ui {

// A number as a person types it, in the core's form ("1250.5"): digits with at most one of the
// locale's decimal signs. Grouping is refused, since "1,250" and "1.250" mean different amounts in
// different places.
std::optional<QString> plainNumber(const QString& typed);
// The other way round, for a field: with the locale's decimal sign, without grouping.
QString localNumber(const QString& plain);

} // namespace tercet::ui
