#!/usr/bin/env bash
# abi.sh compare|store <shared library>...: compares what each library shows with the baseline beside this script, or
# stores it anew. Stored is the description of the symbols, and of the types of csprel that they reach, compressed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
headers=$here/../../include
action=$1
shift

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for library in "$@"; do
  name=$(basename "${library%%.so*}")  # The file may be that with the version behind.
  abidw --no-corpus-path --no-comp-dir-path --no-show-locs --no-parameter-names --no-elf-needed \
    --exported-interfaces-only --drop-private-types --headers-dir "$headers" \
    --suppressions "$here/abi/foreign.suppr" --out-file "$scratch/$name.abi" "$library"
  baseline=$here/abi/$name.abi.xz
  case $action in
    store) mkdir -p "$here/abi"; xz -9e --stdout "$scratch/$name.abi" >"$baseline" ;;
    compare)
      xz --decompress --stdout "$baseline" >"$scratch/$name.before.abi"
      # Bits 4 and 8: a change, and one that breaks. What is only added passes.
      status=0
      abidiff --no-added-syms "$scratch/$name.before.abi" "$scratch/$name.abi" || status=$?
      ((status == 0)) || { echo "$name: the ABI has changed; a new minor version may do that, then store it anew" >&2; exit 1; }
      echo "$name: as the baseline, $(grep -c '<elf-symbol ' "$scratch/$name.abi") symbols"
      ;;
  esac
done
