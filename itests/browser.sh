#!/usr/bin/env bash
# The web application in a real Chromium, on the demo: the walk of an admin from an empty channel to a tested connection, a fix
# that is clicked, and every page in two languages, two themes and two sizes, checked by axe. Screenshots are left in
# itests/org.aushang.itests.browser/target/screenshots. Needs chromium and chromedriver,
# and the repository built ("mvn verify").
#
#   bash itests/browser.sh
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
for tool in chromium chromedriver; do
  command -v "$tool" >/dev/null || { echo "browser: NOT RUN: there is no $tool" >&2; exit 2; }
done
module=$root/itests/org.aushang.itests.browser
[ -d "$module/target/lib" ] || { echo "browser: not built yet: please run mvn verify, or bash itests/verify.sh" >&2; exit 2; }
bash features/demo.sh --fresh
trap 'bash "$root/features/demo.sh" --stop' EXIT
cd "$module"
java -Dbrowser.demo="$root/features/target/demo" -cp "target/test-classes:target/lib/*" \
  org.junit.platform.console.ConsoleLauncher execute --scan-classpath target/test-classes --include-classname '.*IT' \
  --details tree --disable-banner --fail-if-no-tests
