# What `cmake --install` puts where: the shared library, its headers (module.h is not promised before 1.0), a CMake package
# that exports docnorm::docnorm, a pkg-config file, man pages. The program and the translations are installed by cli/ and po/.
include(CMakePackageConfigHelpers)

install(TARGETS docnorm EXPORT docnorm
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} NAMELINK_COMPONENT development)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/docnorm DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN *.h PATTERN module.h EXCLUDE)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/docnorm)
install(EXPORT docnorm NAMESPACE docnorm:: FILE docnormConfig.cmake DESTINATION ${package_dir})
# Until 1.0 a minor version may break what uses it.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/docnormConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/docnormConfigVersion.cmake DESTINATION ${package_dir})

# The prefix is found from the file's own place, so an installed tree may be moved.
cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_LIBDIR BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX} OUTPUT_VARIABLE pc_libdir)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_INCLUDEDIR BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX} OUTPUT_VARIABLE pc_includedir)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig OUTPUT_VARIABLE pc_prefix)
configure_file(${PROJECT_SOURCE_DIR}/cmake/docnorm.pc.in ${PROJECT_BINARY_DIR}/docnorm.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/docnorm.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

file(GLOB man_pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/man/*.[1-7])
foreach(page IN LISTS man_pages)
  cmake_path(GET page EXTENSION LAST_ONLY section)
  string(SUBSTRING ${section} 1 1 section)
  install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()
