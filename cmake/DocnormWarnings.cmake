# docnorm_warnings: the warnings every target is compiled with. -DDOCNORM_WERROR=ON makes them errors (the presets do).
option(DOCNORM_WERROR "Treat warnings as errors" OFF)
add_library(docnorm_warnings INTERFACE)
target_compile_options(docnorm_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes
  -Wvla -Wwrite-strings -Wpointer-arith -Wundef)
if(DOCNORM_WERROR)
  target_compile_options(docnorm_warnings INTERFACE -Werror)
endif()
