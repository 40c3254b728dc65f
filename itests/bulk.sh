#!/usr/bin/env bash
# 100,000 postings over 20 partners through TLS to the simulated gateway and the reports back, by a real Karaf; then the same
# files by curl under the same rules. Some minutes. Needs the repository built, as kill.sh does, and curl and openssl.
#
#   bash itests/bulk.sh           100,000 postings
#   bash itests/bulk.sh 2000      fewer
#   bash itests/bulk.sh --postgresql 20000    on a PostgreSQL in place of the embedded database
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
for tool in curl openssl; do
  command -v "$tool" >/dev/null || { echo "bulk: NOT RUN: there is no $tool" >&2; exit 2; }
done
lib=itests/org.aushang.itests.crash/target/lib
[ -d "$lib" ] && [ -d features/org.aushang.karaf/target/assembly ] || {
  echo "bulk: not built yet: please run mvn verify, or bash itests/verify.sh" >&2
  exit 2
}
gateway=$(ls bundles/org.aushang.simulator.arbeitsagentur/target/*-standalone.jar)
exec java -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "itests/org.aushang.itests.crash/target/classes:$gateway:$lib/*" org.aushang.itests.crash.Bulk "$@"
