#!/usr/bin/env bash
# Kills processes with the real bundles in them at random moments, while a host publishes and the gateway, the disk and the
# database misbehave; then the gateway's own book and the ledger must agree. Needs the repository built ("mvn verify" or
# "mvn package -DskipTests" with the integration tests' modules).
#
#   bash itests/kill.sh                                    200 kills of a bare Felix with the embedded ledger
#   bash itests/kill.sh --karaf 10                         every tenth start is a real Karaf
#   bash itests/kill.sh --database postgresql --nodes 2    two nodes share one PostgreSQL
#   bash itests/kill.sh --kills 12 --seed 4711             short, and a run again
#   bash itests/kill.sh --commits 100                      the embedded database alone, before another version is taken
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
lib=itests/org.aushang.itests.crash/target/lib
[ -d "$lib" ] && [ -d itests/org.aushang.itests.felix/target/bundles ] || {
  echo "kill: not built yet: please run mvn verify, or bash itests/verify.sh" >&2
  exit 2
}
gateway=$(ls bundles/org.aushang.simulator.arbeitsagentur/target/*-standalone.jar)
if [ "${1:-}" = --commits ]; then
  h2=$(ls itests/org.aushang.itests.felix/target/*/h2.jar)
  exec java -cp "itests/org.aushang.itests.crash/target/classes:$h2" org.aushang.itests.crash.Commits "${2:-100}"
fi
exec java -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "itests/org.aushang.itests.crash/target/classes:$gateway:$lib/*" org.aushang.itests.crash.Main "$@"
