#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How often does a comparison of equal code raise a false alarm, and how often does one find a slowdown of 15 % that was
# planted? Both from real forks on this machine.
#
#   results/trials/false-alarms-and-power.sh measure DIR [RUNS]   makes RUNS (20) runs of PlantedSlowdown with 10 forks
#                                                                 a cell in DIR, a minute each
#   results/trials/false-alarms-and-power.sh count DIR...         counts over result folders, those and any others
#
# Equal code is compared in three ways: the even rounds of a run against its odd ones, every cell (half of the forks a
# side); the copies of A/A pairs; and a run of PlantedSlowdown against the next one, minutes later. An alarm is a row that
# compare calls better or worse. The second count, intervals that leave out 1, has no delta and no Holm in it: it is what
# the nominal 5 % is about.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)

fail() {
  echo "$1" >&2
  exit 2
}

# Prints: rows compared, rows called better or worse, rows called worse, intervals that leave out 1.
tally() {
  local csv code=0
  csv=$("$home/threadtoll" compare "$@" --format csv) || code=$?
  [ "$code" -ne 2 ] || fail "can't compare: $*"
  awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    $at["ratioLow"] == "" { next }
    { rows++ }
    $at["shift"] == "WORSE" || $at["shift"] == "BETTER" { changed++ }
    $at["shift"] == "WORSE" { worse++ }
    $at["ratioLow"] > 1 || $at["ratioHigh"] < 1 { apart++ }
    END { print rows + 0, changed + 0, worse + 0, apart + 0 }' <<< "$csv"
}

# Adds a tally to the sums.
add() {
  local counts
  counts=$(tally "${@:2}")
  read -r rows changed worse apart <<< "$counts"
  read -r r c w a <<< "${sums[$1]:-0 0 0 0}"
  sums[$1]="$((r + rows)) $((c + changed)) $((w + worse)) $((a + apart))"
}

say() {
  [ -n "${sums[$1]:-}" ] || return 0
  read -r r c w a <<< "${sums[$1]}"
  [ "$r" -gt 0 ] || return 0
  awk -v what="$2" -v r="$r" -v c="$c" -v a="$a" 'BEGIN {
    printf "%-62s %4d compared, %3d reported as changed (%.1f %%), %3d intervals without 1 (%.1f %%)\n",
      what, r, c, 100 * c / r, a, 100 * a / r }'
}

case ${1:-} in
  measure)
    [ $# -ge 2 ] || fail "give the folder to measure into"
    for _ in $(seq "${3:-20}"); do
      "$home/threadtoll" run PlantedSlowdown.pass --preset quick --rounds 10 --results "$2"
    done
    ;;
  count)
    shift
    [ $# -ge 1 ] || fail "give result folders to count over"
    declare -A sums=()
    previous=
    for run in "$@"; do
      add halves "$run" --col half
      if grep -q '"again":true' "$run/journal.jsonl"; then
        add copies "$run" --col copy
      fi
      if grep -q PlantedSlowdown "$run/run.json"; then
        add power "$run" --col plantedFraction
        [ -z "$previous" ] || add next "$previous" "$run"
        previous=$run
      fi
    done
    say halves "Equal code, even against odd rounds of a run:"
    say copies "Equal code, the copies of A/A pairs of a run:"
    say next "Equal code, a run against the next one:"
    if [ -n "${sums[power]:-}" ]; then
      read -r r _ w _ <<< "${sums[power]}"
      awk -v r="$r" -v w="$w" 'BEGIN { printf "A planted slowdown of 15 %%: found in %d of %d comparisons (%.1f %%)\n", w, r, 100 * w / r }'
    fi
    ;;
  *) fail "measure DIR [RUNS], or count DIR...; the head of this file says more" ;;
esac
