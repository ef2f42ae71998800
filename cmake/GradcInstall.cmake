# bin/gradc, include/gradc/gradc.h, and what find_package(Gradc) reads.
include(CMakePackageConfigHelpers)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/gradc)
write_basic_package_version_file(GradcConfigVersion.cmake
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)

install(TARGETS gradc gradc_runtime EXPORT gradc)
if(TARGET gradc-import-c)
  install(TARGETS gradc-import-c)
endif()
install(DIRECTORY runtime/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/gradc
  FILES_MATCHING PATTERN *.h PATTERN check EXCLUDE)
install(EXPORT gradc NAMESPACE gradc:: FILE GradcTargets.cmake DESTINATION ${package})
install(
  FILES
    cmake/GradcConfig.cmake
    cmake/GradcAddLibrary.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/GradcConfigVersion.cmake
  DESTINATION ${package})
install(FILES LICENSE TYPE DOC)
