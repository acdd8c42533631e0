#!/usr/bin/env bash
# Counts the instructions of a task at a size and at ten times the size; fails where they grow more than twelve times.
#
#   grows.sh VALGRIND PROGRAM TASK SIZE
set -euo pipefail
valgrind=$1 program=$2 task=$3 size=$4
log=$(mktemp)
trap 'rm -f "$log"' EXIT

instructions() {
  "$valgrind" --tool=callgrind --callgrind-out-file=/dev/null --collect-atstart=no --toggle-collect=measured \
    "$program" "$task" "$1" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
  awk '/Collected/ {print $4}' "$log"
}

small=$(instructions "$size")
large=$(instructions "$((size * 10))")
((small > 0)) || { echo "$task: nothing was counted" >&2; exit 1; }
awk -v task="$task" -v size="$size" -v small="$small" -v large="$large" 'BEGIN {
  ratio = large / small
  printf "%s: %.0f instructions for %d, %.0f for %d: %.2f times\n", task, small, size, large, size * 10, ratio
  exit ratio > 12
}'
