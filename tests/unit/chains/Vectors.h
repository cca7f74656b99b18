#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "TestPaths.h"

namespace tercet::chains::test {

// A JSON file of ../shared/vectors; null where the folder is absent.
inline nlohmann::json vectors(const std::string& path)
{
    std::ifstream in(std::string(TERCET_SHARED_DIR) + "/vectors/" + path);
    return in ? nlohmann::json::parse(in) : nlohmann::json();
}

} // namespace tercet::chains::test
