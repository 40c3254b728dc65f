#!/usr/bin/env bash
# Many channels, each with a certificate of its own, in one real Karaf against the simulated gateway: one delivery each, then
# heap, threads and sockets when nothing is to be done. Some minutes. Needs the repository built, as kill.sh does.
#
#   bash itests/crowd.sh          2,000 channels
#   bash itests/crowd.sh 200      fewer
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
lib=itests/org.aushang.itests.crash/target/lib
[ -d "$lib" ] && [ -d features/org.aushang.karaf/target/assembly ] || {
  echo "crowd: not built yet: please run mvn verify, or bash itests/verify.sh" >&2
  exit 2
}
gateway=$(ls bundles/org.aushang.simulator.arbeitsagentur/target/*-standalone.jar)
exec java -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "itests/org.aushang.itests.crash/target/classes:$gateway" org.aushang.itests.crash.Crowd "$@"
