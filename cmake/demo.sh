#!/usr/bin/env bash
# Installs what is missing, builds csprel-preflight and asks it about the example directory.
set -euo pipefail
cd "$(dirname "$0")/.."

partner=00000000-0000-0000-0000-000000000000 # TODO a partner of examples/data/directory.json

cmake/setup.sh
cmake --preset release >&2
cmake --build --preset release --target csprel-preflight >&2

preflight=build/release/examples/csprel-preflight
show() {
  printf '\n$ csprel-preflight %s\n' "$*"
  "$preflight" "$@"
}
show explain examples/data/directory.json examples/data/request.json
show matrix examples/data/directory.json --partner "$partner"
