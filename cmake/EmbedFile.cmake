# docnorm_embed(<target> <file> <symbol>): the bytes of a text file as `const unsigned char <symbol>[]`, NUL-terminated, compiled
# into the target.
function(docnorm_embed target file symbol)
  set(source ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  file(READ ${source} hex HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1, " bytes "${hex}")
  file(CONFIGURE OUTPUT ${symbol}.c CONTENT
    "/* Generated from ${file} by cmake/EmbedFile.cmake; do not edit. */\nextern const unsigned char ${symbol}[];\nconst unsigned char ${symbol}[] = {\n${bytes}0x00};\n" @ONLY)
  target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.c)
endfunction()
