# gradc_add_library(TARGET MODEL file [file ...]
#                   [PREFIX name] [OUTPUT name] [INCLUDE directory ...] [OPTIONS option ...])
#
# A static library TARGET of the C code that gradc makes from each model: file.c and file.h in the
# current binary directory, which is a public include directory of TARGET. So
#
#   gradc_add_library(digits_model MODEL digits.gd)
#   target_link_libraries(program PRIVATE digits_model)
#
# is all that a program needs that includes "digits.h". Of a C file derivatives are made, in
# springs_grad.c and springs_grad.h:
#
#   gradc_add_library(springs_grad MODEL springs.c OPTIONS --grad=energy)
#
#   MODEL    the models or C files; a relative path starts at the current source directory
#   PREFIX   what external names begin with, instead of the model's name; for a single model
#   OUTPUT   what the files are called, springs_hvp for springs_hvp.c and springs_hvp.h; for a
#            single model, of which something else is made elsewhere in the same directory
#   INCLUDE  where imported files are looked for, besides the folder of the model
#   OPTIONS  further options for gradc, such as -D N=16; of C files what is wanted of them
#
# The code is made anew when a model, a file that it imports or includes, or gradc itself changes.

# DEPFILE speaks of absolute paths, with every generator.
cmake_policy(VERSION 3.22)

function(gradc_add_library target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PREFIX;OUTPUT" "MODEL;INCLUDE;OPTIONS")
  gradc_check_arguments()

  set(options "")
  if(arg_PREFIX)
    list(APPEND options --prefix=${arg_PREFIX})
  endif()
  foreach(directory IN LISTS arg_INCLUDE)
    get_filename_component(directory "${directory}" ABSOLUTE)
    list(APPEND options -I ${directory})
  endforeach()
  list(APPEND options ${arg_OPTIONS}) # last: flags of C may stand at their end, after --

  add_library(${target} STATIC)
  target_compile_features(${target} PRIVATE c_std_99)
  foreach(model IN LISTS arg_MODEL)
    gradc_add_model(${target} "${model}" "${arg_OUTPUT}" "${options}")
  endforeach()
  target_include_directories(${target}
    PUBLIC $<BUILD_INTERFACE:${CMAKE_CURRENT_BINARY_DIR}>
    PRIVATE $<TARGET_PROPERTY:gradc::runtime,INTERFACE_INCLUDE_DIRECTORIES>)
  if(UNIX)
    target_link_libraries(${target} PUBLIC m)
  endif()
endfunction()

# Adds to a target what gradc makes from one model, in files that are called after it or, where that
# is said, `output`.
function(gradc_add_model target model output options)
  get_filename_component(model "${model}" ABSOLUTE)
  get_filename_component(name "${model}" NAME)
  get_filename_component(stem "${model}" NAME_WLE)
  if(name MATCHES "\\.c$")
    string(APPEND stem "_grad")
  endif()
  if(output)
    set(stem "${output}")
  endif()
  set(base "${CMAKE_CURRENT_BINARY_DIR}/${stem}")
  gradc_claim_output(${target} "${base}" "${stem}")
  add_custom_command(
    OUTPUT "${base}.c" "${base}.h"
    COMMAND gradc::gradc "${model}" -o "${base}.c" -H "${base}.h" -MD -MF "${base}.d" ${options}
    DEPENDS "${model}" gradc::gradc $<TARGET_NAME_IF_EXISTS:gradc-import-c>
    DEPFILE "${base}.d"
    COMMENT "Differentiating ${name}"
    COMMAND_EXPAND_LISTS
    VERBATIM)
  target_sources(${target} PRIVATE "${base}.c" "${base}.h")
endfunction()

# Two targets with the same files would make them in turns.
function(gradc_claim_output target base stem)
  get_property(other GLOBAL PROPERTY "GRADC_OUTPUT_${base}")
  if(other)
    message(FATAL_ERROR
      "gradc_add_library(${target}): ${stem}.c belongs to ${other} already; say OUTPUT and another name")
  endif()
  set_property(GLOBAL PROPERTY "GRADC_OUTPUT_${base}" ${target})
endfunction()

# Stops at what was said wrongly; reads the caller's variables.
function(gradc_check_arguments)
  set(here "gradc_add_library(${target}):")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "${here} cannot understand '${arg_UNPARSED_ARGUMENTS}'")
  endif()
  if(arg_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "${here} nothing follows ${arg_KEYWORDS_MISSING_VALUES}")
  endif()
  if(NOT arg_MODEL)
    message(FATAL_ERROR "${here} MODEL is missing: which .gd file?")
  endif()
  list(LENGTH arg_MODEL count)
  if(arg_PREFIX AND count GREATER 1)
    message(FATAL_ERROR "${here} PREFIX is for a single model, and there are ${count}")
  endif()
  if(arg_OUTPUT AND count GREATER 1)
    message(FATAL_ERROR "${here} OUTPUT is for a single model, and there are ${count}")
  endif()
  foreach(model IN LISTS arg_MODEL)
    get_filename_component(path "${model}" ABSOLUTE)
    get_source_file_property(is_generated "${path}" GENERATED)
    if(NOT EXISTS "${path}" AND NOT is_generated)
      message(FATAL_ERROR "${here} there is no file ${path}")
    endif()
  endforeach()
  get_property(languages GLOBAL PROPERTY ENABLED_LANGUAGES)
  if(NOT "C" IN_LIST languages)
    message(FATAL_ERROR "${here} the project must enable the language C")
  endif()
endfunction()
