#!/usr/bin/env bash
# Everything that must hold. Formats nothing, skips nothing silently, listens on loopback and free ports only.
#
#   bash itests/verify.sh           everything
#   bash itests/verify.sh --fast    on a filled Maven repository, in minutes: format, static checks, unit tests on H2
#                                   without the slow ones, architecture, one story on bare Felix
set -euo pipefail
export LC_ALL=C.UTF-8

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
mkdir -p target
passed=0
left=0

say() { printf '\n== %s\n' "$*"; }
need() { # need COMMAND PACKAGE: installs what a check needs, or ends with the reason
  command -v "$1" >/dev/null && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing $2"
    apt-get update -qq && apt-get install -y -qq "$2" >/dev/null
  else
    echo "verify: $1 is missing and cannot be installed here: please install $2." >&2
    exit 1
  fi
}
check() { # check TITLE COMMAND...
  local title=$1
  shift
  say "$title"
  local begin=$SECONDS
  "$@"
  passed=$((passed + 1))
  echo "-- $title: passed in $((SECONDS - begin)) s"
}

say "What this needs: a JDK 17, Maven 3.8, curl, openssl, unzip; some minutes, and 2 GB of disk for Maven's repository"
command -v mvn >/dev/null || { echo "verify: Maven is missing: please install Maven 3.8 or later." >&2; exit 1; }
command -v javac >/dev/null || { echo "verify: javac is missing: please install a JDK 17." >&2; exit 1; }
need curl curl
need openssl openssl
need unzip unzip
java -version 2>&1 | head -n 1

installed() { # installed COMMAND PACKAGE TITLE COMMAND...: a check with a server that is here, or a word that it was not made
  local command=$1 package=$2 title=$3
  shift 3
  if [ "$(id -u)" = 0 ] && command -v "$command" >/dev/null; then
    check "$title" "$@"
  else
    say "$title: NOT RUN: it needs root and Debian's $package"
    left=$((left + 1))
  fi
}

# These functions at the same time, as there are two cores and much of what checks do is waiting; what each of them says comes when
# all are over.
together() {
  local lane failed=0
  local -A running
  # What runs in the background does not hear Ctrl-C by itself.
  trap 'trap - TERM; kill 0' INT
  for lane in "$@"; do
    "$lane" >"target/verify-$lane.log" 2>&1 &
    running[$lane]=$!
  done
  for lane in "$@"; do
    local state=0
    wait "${running[$lane]}" || state=$?
    cat "target/verify-$lane.log"
    if [ "$state" != 0 ]; then
      echo "verify: what is above this line failed ($state); it ran beside others" >&2
      failed=1
    fi
    passed=$((passed + $(grep -c '^-- .*: passed in ' "target/verify-$lane.log" || true)))
    left=$((left + $(grep -c '^== .*: NOT RUN: ' "target/verify-$lane.log" || true)))
  done
  trap - INT
  [ "$failed" = 0 ]
}
pages() {
  check "The web application in a real browser" bash itests/browser.sh
  check "The demo, killed between upload and verdict" bash itests/crash.sh
  check "KARs in a plain Karaf, without a network and a Maven repository" bash itests/karaf.sh kars
  check "Features in a plain Karaf" bash itests/karaf.sh features
  check "The gateway as its clients know it" bash itests/gateway.sh
}
nodes() {
  check "One node with its own ledger, killed again and again" bash itests/kill.sh --kills 10 --karaf 20
  check "Two nodes on one PostgreSQL, killed again and again" bash itests/kill.sh --kills 6 --database postgresql --nodes 2
  check "The zip for bare Felix, and the lists in a Felix of one's own" bash itests/felix.sh
  check "An ATS with Spring Boot and the embedded runtime" bash itests/spring.sh
  check "The inbox of applications, killed again and again" bash itests/inbox.sh --kills 6
  check "Two nodes with one mailbox, killed again and again" bash itests/inbox.sh --kills 4 --nodes 2
  # Their packages start servers when they are installed, so that is left to whom the machine belongs to.
  installed dovecot dovecot-imapd "A mailbox of Dovecot, read with an access token" bash itests/inbox.sh --login oauth2
  installed clamd clamav-daemon "A real virus scanner, well and badly configured" bash itests/inbox.sh --scanner clamd
  installed setpriv util-linux "The container's start, without rights and in an installation that is read-only" bash itests/container.sh
}

no_weak_tls() {
  local found=0
  git grep -nEi 'trust[_-]?all|ALLOW_ALL|NoopHostnameVerifier|setHostnameVerifier|checkServerTrusted' -- '*.java' '*.sh' ':!itests/verify.sh' || found=$?
  # 1 means that it looked and found nothing; anything above, that it could not look.
  [ "$found" = 1 ]
}
demo_on_a_bare_machine() {
  rm -rf target/bare-home
  mkdir -p target/bare-home
  JAVA_TOOL_OPTIONS="-Duser.home=$root/target/bare-home" bash features/demo.sh --once --fresh
  du -sm target/bare-home | sed 's/\([0-9]*\).*/\1 MB in a home that was empty/'
}
# Two modules at a time, as there are cores.
maven() { mvn -B -ntp -T 2 verify </dev/null; }
reproducible() {
  local before after
  before=$(sums)
  mvn -B -ntp -q -T 2 clean package -DskipTests -Dspotless.check.skip -Dcyclonedx.skip -pl bundles/org.aushang.api,bundles/org.aushang.schemaorg,bundles/org.aushang.dispatch,bundles/org.aushang.credentials,bundles/org.aushang.transport,bundles/org.aushang.hrbaxml,bundles/org.aushang.connector.arbeitsagentur,bundles/org.aushang.connector.feed,bundles/org.aushang.connector.jobroom,bundles/org.aushang.shell,bundles/org.aushang.console,bundles/org.aushang.rest,bundles/org.aushang.mail,bundles/org.aushang.applications,bundles/org.aushang.applications.mail,bundles/org.aushang.tck -am </dev/null
  after=$(sums)
  diff <(echo "$before") <(echo "$after")
}
sums() {
  sha256sum bundles/org.aushang.{api,schemaorg,dispatch,credentials,transport,hrbaxml,connector.arbeitsagentur,connector.feed,connector.jobroom,shell,console,rest,mail,applications,applications.mail,tck}/target/org.aushang.*-SNAPSHOT.jar
}

# Two modules at a time; what is only assembled, measured or run in a container is left out.
fast() {
  mvn -B -ntp -o -T 2 -Pquick install -pl '!itests/org.aushang.benchmarks,!itests/org.aushang.itests.crash,!features/org.aushang.features,!features/org.aushang.features.arbeitsagentur,!features/org.aushang.features.feed,!features/org.aushang.features.jobroom,!features/org.aushang.features.demo,!features/org.aushang.karaf,!features/org.aushang.embedded,!itests/org.aushang.itests.embedded,!itests/org.aushang.itests.karaf,!itests/org.aushang.itests.felix' </dev/null
}
story() { mvn -B -ntp -Dspotless.check.skip -Dcyclonedx.skip verify -pl itests/org.aushang.itests.felix -Dit.test=PublishingIT </dev/null; }

check "No weakened TLS anywhere" no_weak_tls
if [ "${1:-}" = --fast ]; then
  check "Format, static checks, unit tests without the slow ones, architecture" fast
  check "A story on bare Felix" story
  say "The fast ones"
  echo "$passed passed, 0 failed; the others: bash itests/verify.sh"
  exit 0
elif [ $# -gt 0 ]; then
  echo "Usage: bash itests/verify.sh [--fast]" >&2
  exit 2
fi
# First of all, before anything else could have put into a Maven repository what the demo lacks.
check "The demo, on a machine that has never built anything" demo_on_a_bare_machine
check "Format, static checks, unit tests, features, stories on Karaf and Felix" maven
need chromium chromium
need chromedriver chromium-driver
together pages nodes
check "Bundles stopped, started, refreshed and updated in random order, on bare Felix" bash itests/hot.sh 40
check "The same jars from the same sources" reproducible

say "All of it"
echo "$passed passed, 0 failed, $left not run"
