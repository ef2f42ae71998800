# shellcheck shell=sh
# What the scripts share; to be sourced after `set -eu`.

say() {
  printf '\n== %s\n' "$*"
}

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# need PACKAGE THING...: notes the package as missing unless one of the things, commands or files with
# their whole path, is there.
missing=''
need() {
  package=$1
  shift
  for thing in "$@"; do
    case $thing in
    /*) [ -e "$thing" ] && return ;;
    *) command -v "$thing" >/dev/null && return ;;
    esac
  done
  missing="$missing $package"
}

# Installs what `need` noted.
install_missing() {
  if [ -z "$missing" ]; then return; fi
  command -v apt-get >/dev/null ||
    fail "apt-get is missing here; please install by other means:$missing"
  as_root=''
  if [ "$(id -u)" != 0 ]; then
    as_root=sudo
    command -v sudo >/dev/null || fail "to install packages, run this as root, or install sudo"
  fi
  say "Installing$missing"
  all_known || $as_root apt-get update
  # Lists may be known and yet too old to install from.
  apt_install || { $as_root apt-get update && apt_install; } || fail "could not install$missing"
  missing=''
}

all_known() {
  for package in $missing; do
    [ -n "$(apt-cache show "$package" 2>/dev/null)" ] || return 1
  done
}

apt_install() {
  # shellcheck disable=SC2086 # a list of words
  $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qq -o Dpkg::Use-Pty=0 --no-install-recommends $missing
}

# What gradc itself is built with.
need_compiler() {
  need gcc gcc
  need libc6-dev /usr/include/stdio.h
  need cmake cmake
  need ninja-build ninja
  need flex flex
  need bison bison
}

# What its tests take, too.
need_tests() {
  need_compiler
  need g++ g++
  need make make
  need clang clang
  need libclang-rt-14-dev /usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a
  need tcc tcc
  need valgrind valgrind
  need libclang-14-dev /usr/lib/llvm-*/include/clang/Tooling/Tooling.h
  need liblbfgs-dev /usr/include/lbfgs.h
  need llvm-14-dev /usr/lib/llvm-*/include/llvm/Support/CommandLine.h
  need gcc-aarch64-linux-gnu aarch64-linux-gnu-gcc
  need libc6-dev-arm64-cross /usr/aarch64-linux-gnu/include/stdint.h
  need gcc-arm-linux-gnueabihf arm-linux-gnueabihf-gcc
  need libc6-dev-armhf-cross /usr/arm-linux-gnueabihf/include/stdint.h
  need qemu-user qemu-arm
  need python3-mpmath /usr/lib/python3/dist-packages/mpmath
  need python3 python3
  need python3-psutil /usr/lib/python3/dist-packages/psutil # lets lit end a test that hangs
  need llvm-14-tools /usr/lib/llvm-*/build/utils/lit/lit.py
}

# build PRESET: configures and builds in build/PRESET.
build() {
  say "Building in build/$1"
  cmake --preset "$1"
  cmake --build "build/$1"
}
