#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How long list and compare take with 1,000 runs of 200 cells and 6 forks, and in how much memory.
#
#   results/trials/many-runs.sh [RUNS]
#
# Generates the runs (3 GB for 1,000, in a temporary folder under TMPDIR, deleted at the end), lists and compares them in
# a heap of 1 GiB, each first with a cold page cache (as root) and then three times with a warm one. Prints for each the
# seconds, the CPU seconds, and the most memory the process had. It is no JMH benchmark: what counts is the command that a
# user starts, with the start of its JVM and its code still cold, and it runs once.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
runs=${1:-1000}
cd "$home"
mvn -B -ntp -q package -DskipTests
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
[ "$(df --output=avail -k "$folder" | tail -n 1)" -gt $((runs * 5000)) ] || { echo "$folder has too little room" >&2; exit 2; }
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp benchmarks/target/benchmarks.jar:benchmarks/target/test-classes io.threadtoll.compare.source.ManyRuns "$folder/runs" "$runs" 200 6
du -sh "$folder/runs"

measure() {
  local what=$1
  shift
  /usr/bin/time -f "$what: %e s, %U s user, %S s system, %M KiB" env JAVA_TOOL_OPTIONS=-Xmx1g ./threadtoll "$@" > "$folder/out" 2> "$folder/err" || true
  tail -n 1 "$folder/err"
}

for verb in list compare; do
  arguments=("$folder/runs")
  [ "$verb" = list ] || arguments=("$folder"/runs/*)
  sync
  if echo 3 2> /dev/null > /proc/sys/vm/drop_caches; then
    measure "$verb, cold" "$verb" "${arguments[@]}"
  fi
  for _ in 1 2 3; do
    measure "$verb, warm" "$verb" "${arguments[@]}"
  done
  wc -l < "$folder/out"
done
