#pragma once
namespace tercet::ui {
// Gives our painted widgets the roles a screen reader needs; without it Qt reports them as nameless
// filler.
void installAccessibility();
} // namespace tercet::ui
