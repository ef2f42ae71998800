# find_package(Gradc) gives the compiler, gradc::gradc, and gradc_add_library.
include("${CMAKE_CURRENT_LIST_DIR}/GradcTargets.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/GradcAddLibrary.cmake")
