#pragma once

#include "app/cosigner/Options.h"

namespace tercet::operating {

// Serves a data folder until it is told to stop. Prints {"ready": true, "url"} on standard output
// when it accepts connections; logs go to standard error. Code::DataFolderInUse where another
// process serves the folder.
Status serve(const Options& options);

} // namespace tercet::operating
