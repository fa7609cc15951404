#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What runs decide that go on where a comparison is open: how often copies whose true ratio lies just at the margin of 5 % are
# called changed or equivalent over all looks, how often equal ones are called changed, and in how many forks a planted slowdown
# is found.
#
#   results/trials/changes.sh [COMPARISONS]
#
# COMPARISONS (4,000) of each kind, once one a run and once 60 of them, with the real schedule and forks that vary normally by
# 3 %. The same numbers each time.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
cd "$home"
mvn -B -ntp -q package -DskipTests
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp benchmarks/target/benchmarks.jar:benchmarks/target/test-classes io.threadtoll.run.ChangesTrial "${1:-4000}"
