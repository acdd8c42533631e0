#!/usr/bin/env bash
# Installs what is missing, builds everything and passes all tests.
set -euo pipefail
cd "$(dirname "$0")/.."

cmake/setup.sh
cmake --workflow --preset dev
