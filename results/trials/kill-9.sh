#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Kills short real runs with SIGKILL at random moments, the whole process group or the command alone, resumes them, and
# checks after each kill that
#   - the journal holds whole forks only, and what it held before,
#   - judge reads it,
#   - at most one fork that had been started is lost,
#   - no process outlives the command,
#   - a run that is complete has each fork once (a disturbed one twice), and its verdicts and reports whole.
# Half of the kills of a run that is nearly made are meant for the moment after its last fork, while verdicts and reports
# are written.
#
#   results/trials/kill-9.sh [KILLS [SEED]]
#
# One kill takes about four seconds. It works in a folder of its own under TMPDIR, kills only what it started, and stops
# with status 1 at the first thing that is not as it should be; the folder then stays.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
# Always, because what is tried has to be what the sources say; the trial itself is among the compiled tests.
mvn -B -ntp -q package -DskipTests
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp benchmarks/target/benchmarks.jar:benchmarks/target/test-classes io.threadtoll.cli.KillTrial "${1:-100}" "${2:-$RANDOM}"
