# Warnings are an INTERFACE target; every target of ours links it.
add_library(tercet_warnings INTERFACE)
target_compile_options(tercet_warnings INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual)
if(TERCET_WERROR)
  target_compile_options(tercet_warnings INTERFACE -Werror)
endif()
