#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How often a run that looks now and then, each time with the same error, calls an estimate off its band that lies just at the
# band's edge: what the error of each look of reproduce has been chosen by.
#
#   results/trials/looks.sh [RUNS]
#
# RUNS (100,000) simulated runs of each kind, of forks that vary normally. The looks with a 4 among them are those of
# reproduce with the end of its budget soon after the first one, which is one look more. The same numbers each time.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
cd "$home"
mvn -B -ntp -q package -DskipTests
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp benchmarks/target/benchmarks.jar:benchmarks/target/test-classes io.threadtoll.statistics.LooksTrial "${1:-100000}"
