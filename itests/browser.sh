#!/usr/bin/env bash
# The web application in a real Chromium, on the demo: the walk of an admin from an empty channel to a tested connection, a fix
# that is clicked, and every page in two languages, two themes and two sizes, checked by axe. Screenshots are left in
# itests/org.aushang.itests.browser/target/screenshots. Needs chromium and chromedriver.
#
#   bash itests/browser.sh
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
for tool in chromium chromedriver; do
  command -v "$tool" >/dev/null || { echo "browser: NOT RUN: there is no $tool" >&2; exit 2; }
done
bash features/demo.sh --fresh
trap 'bash features/demo.sh --stop' EXIT
# With the modules that it needs, because nothing is installed; their unit tests have run elsewhere.
mvn -B -ntp verify -Dspotless.check.skip -Dcyclonedx.skip -pl itests/org.aushang.itests.browser,itests/org.aushang.itests.crash,itests/org.aushang.benchmarks -am -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dbrowser.demo="$root/features/target/demo" </dev/null
