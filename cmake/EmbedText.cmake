# Text files as a C table of EmbeddedFile (compiler/base/embedded.h). Included, this gives
#
#   embed_text(TABLE FILE...)
#
# which appends to the caller's list `embedded_sources` a C file that defines TABLE, made anew when
# one of the files changes. Run as a script (cmake -P), it writes that C file.
#
# Bytes, not string literals: a C compiler need not accept a literal of more than 4095 characters.

# As it is now: within the function this variable would speak of the file that calls it.
set(EMBED_TEXT_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

function(embed_text table)
  list(SORT ARGN)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${table}.c")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND}
            -D "TABLE=${table}" -D "FILES=${ARGN}" -D "OUTPUT=${output}" -P "${EMBED_TEXT_SCRIPT}"
    DEPENDS ${ARGN} "${EMBED_TEXT_SCRIPT}"
    COMMENT "Embedding ${table}"
    VERBATIM)
  set(embedded_sources ${embedded_sources} "${output}" PARENT_SCOPE)
endfunction()

function(write_embedded_text)
  set(arrays "")
  set(rows "")
  foreach(file IN LISTS FILES)
    get_filename_component(name "${file}" NAME)
    string(MAKE_C_IDENTIFIER "${name}" symbol)
    file(READ "${file}" bytes HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}00")
    string(APPEND arrays "static const unsigned char ${symbol}[] = {${bytes}};\n")
    string(APPEND rows
      "    {\"${name}\", (const char *)${symbol}, sizeof ${symbol} - 1},\n")
  endforeach()
  file(WRITE "${OUTPUT}"
    "#include \"base/embedded.h\"\n\n${arrays}\n"
    "const EmbeddedFile ${TABLE}[] = {\n${rows}    {0, 0, 0},\n};\n")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  write_embedded_text()
endif()
