#!/usr/bin/env bash
# What costs how much, as ratios against named baselines in the same run; some minutes. Ends with 1 if a goal is missed.
#
#   bash itests/benchmarks.sh
#   bash itests/benchmarks.sh --ledger    only what is about the ledger
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
mvn -B -ntp -q package -DskipTests -Dspotless.check.skip -Dcyclonedx.skip -pl itests/org.aushang.benchmarks -am </dev/null
java -cp "itests/org.aushang.benchmarks/target/classes:itests/org.aushang.benchmarks/target/lib/*" org.aushang.benchmarks.Main "$@"
