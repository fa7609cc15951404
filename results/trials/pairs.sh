#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# From how many rounds on a ratio by round is worth its degrees of freedom: how wide its interval is beside Welch's, with the
# correlation that neighbours were found to have, and how often each is off where nothing differs.
#
#   results/trials/pairs.sh [RUNS]
#
# RUNS (20,000) simulated runs of each kind, of forks that vary normally, at the error of a look. The same numbers each time.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
cd "$home"
mvn -B -ntp -q package -DskipTests
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp benchmarks/target/benchmarks.jar:benchmarks/target/test-classes io.threadtoll.statistics.PairsTrial "${1:-20000}"
