#!/usr/bin/env bash
# What costs how much, as ratios against named baselines in the same run; some minutes. Ends with 1 if a goal is missed.
#
#   bash itests/benchmarks.sh
#   bash itests/benchmarks.sh --ledger    only what is about the ledger
#   bash itests/benchmarks.sh --pages     the pages of the web application with 100 and with 100,000 postings
#   bash itests/benchmarks.sh --engines [postings]      embedded databases with the ledger's work
#   bash itests/benchmarks.sh --engine-kills [rounds]   and whether they keep what they acknowledged
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
mvn -B -ntp -q package -DskipTests -Dspotless.check.skip -Dcyclonedx.skip -pl itests/org.aushang.benchmarks -am </dev/null
program=org.aushang.benchmarks.Main
case "${1:-}" in
  --pages) program=org.aushang.benchmarks.ConsolePages; set -- ;;
  --engines) program=org.aushang.benchmarks.engines.Engines; set -- "${2:-100000}" ;;
  --engine-kills) program=org.aushang.benchmarks.engines.Engines; set -- kills "${2:-300}" ;;
esac
java -cp "itests/org.aushang.benchmarks/target/classes:itests/org.aushang.benchmarks/target/lib/*" "$program" "$@"
