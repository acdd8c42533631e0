#!/usr/bin/env bash
# Runs fuzzers one after the other and prints a line for each: executions, edges covered, inputs found, findings.
#
#   cmake --preset fuzz && cmake --build --preset fuzz
#   tests/fuzz/run.sh build/fuzz 600             # each for ten minutes
#   tests/fuzz/run.sh build/fuzz 60 guid_text    # one of them
#
# Under BUILD/fuzz_work/TARGET, found/ grows from run to run, and findings/ holds each input that broke something. The
# exit status is 1 where there is one.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=${1:?the build folder of the preset fuzz}
seconds=${2:-60}
targets=("${@:3}")
((${#targets[@]})) || mapfile -t targets < <(ls "$here/corpus")

status=0
for target in "${targets[@]}"; do
  work=$build/fuzz_work/$target
  mkdir -p "$work/found" "$work/findings"
  "$build/tests/fuzz/csprel_fuzz_$target" "$work/found" "$here/corpus/$target" -dict="$here/dictionaries/$target.dict" \
    -max_total_time="$seconds" -max_len=16384 -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
    -artifact_prefix="$work/findings/" >"$work/log" 2>&1 || status=1
  executions=$(awk '/^stat::number_of_executed_units/ {print $2}' "$work/log")
  covered=$(grep -o 'cov: [0-9]*' "$work/log" | tail -n 1 || true)
  echo "$target: ${executions:-0} executions, ${covered:-cov: 0}, $(find "$work/found" -type f | wc -l) inputs," \
    "$(find "$work/findings" -type f | wc -l) findings"
done
exit "$status"
