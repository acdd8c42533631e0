#!/bin/sh
# pkg_config.sh static|shared <library directory> <work directory>: builds and runs consumers with pkg-config alone.
set -eu
kind=$1 libdir=$2 work=$3
here=$(dirname "$0")
export PKG_CONFIG_PATH="$libdir/pkgconfig"

build_and_run() { # <name> <package> [pkg-config options]
  name=$1
  shift
  flags=$(pkg-config --cflags --libs "$@")
  # shellcheck disable=SC2086 # the flags are words
  "${CXX:-c++}" -std=c++20 "$here/$name.cpp" $flags -Wl,-rpath,"$libdir" -o "$work/pkg_config-$kind-$name"
  "$work/pkg_config-$kind-$name"
}

build_and_run header_only csprel
case $kind in
  static) build_and_run compiled --static csprel-json ;;
  shared) build_and_run compiled csprel-json ;;
esac
