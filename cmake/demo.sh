#!/usr/bin/env bash
# Installs what is missing, builds csprel-preflight and asks it about the example directory.
set -euo pipefail
cd "$(dirname "$0")/.."

partner=e07c5b3f-2a94-4d67-b8f3-61d0a4c9be32

cmake/setup.sh
cmake --preset release >&2
cmake --build --preset release --target csprel-preflight >&2

preflight=build/release/examples/csprel-preflight
show() {
  printf '\n$ csprel-preflight %s\n' "$*"
  "$preflight" "$@"
}
show explain examples/data/directory.json examples/data/request.json
show matrix examples/data/directory.json --partner "$partner" \
  --customer 2d7a3ea1-9f4c-4b68-a052-1c8e6f3d9b54
