#!/usr/bin/env bash
# Installs the Debian packages that the build needs and that are missing; does nothing when all are there.
# With --gates also what the other presets, the benchmarks and the linters use.
set -euo pipefail

packages=(g++ clang lld cmake ninja-build libboost1.81-dev libboost-json1.81-dev libabsl-dev libgtest-dev libgmock-dev
  librapidcheck-dev libcli11-dev pkg-config git python3)
case ${1-} in
  '') ;;
  --gates) packages+=(clang-format clang-tidy libclang-rt-14-dev clang-19 llvm-19 libclang-rt-19-dev ccache
    libbenchmark-dev valgrind
    doxygen abigail-tools xz-utils python3-clang-14) ;;
  *) echo "usage: $0 [--gates]" >&2; exit 2 ;;
esac

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [[ $status == installed ]] || missing+=("$package")
done
((${#missing[@]})) || exit 0

root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "missing packages: ${missing[*]}; install them, or run this as root or with sudo" >&2
    exit 1
  fi
  root=(sudo)
fi
apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)

echo "installing ${missing[*]}" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Nothing that is already installed is removed in exchange: another Boost, say, makes this fail and say so.
if ! { "${apt[@]}" update && "${apt[@]}" install --yes --no-install-recommends --no-remove "${missing[@]}"; } \
    >"$log" 2>&1 </dev/null; then
  cat "$log" >&2
  exit 1
fi
