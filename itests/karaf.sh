#!/usr/bin/env bash
# What a stranger does by the README with a Karaf of his own, each with an empty home: nothing that this machine built or
# fetched before may be needed. Wants the repository built ("mvn verify").
#
#   bash itests/karaf.sh kars       KARs in deploy/, without a network and with an empty Maven repository
#   bash itests/karaf.sh features   features from our own Maven repository; what they need besides comes from Maven Central
set -euo pipefail
export LC_ALL=C.UTF-8
unset LANG LANGUAGE

root=$(cd "$(dirname "$0")/.." && pwd)
way=${1:?kars or features}
work=$root/itests/target/karaf-$way
karaf=$work/karaf
version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$root/pom.xml" | head -n 1)
plain=$root/itests/org.aushang.itests.karaf/target/plain/apache-karaf.tar.gz
[ -f "$plain" ] || { echo "karaf: not built yet: please run mvn verify, or bash itests/verify.sh" >&2; exit 2; }
rm -rf "$work"
mkdir -p "$karaf" "$work/home" "$work/maven"
tar -xzf "$plain" -C "$karaf" --strip-components=1

free() { # free NAME...: sets each to a free port
  local ports
  ports=$(java "$root/itests/FreePorts.java" $#)
  read -r "$@" <<<"$ports"
}
export JAVA_TOOL_OPTIONS="-Duser.home=$work/home"
free ssh registry server web gateway
etc=$karaf/etc
set_property() { # set_property FILE NAME VALUE
  sed -i "/^$2 *=/d" "$etc/$1"
  printf '\n%s = %s\n' "$2" "$3" >>"$etc/$1"
}
set_property org.apache.karaf.shell.cfg sshPort "$ssh"
set_property org.apache.karaf.shell.cfg sshHost 127.0.0.1
set_property org.apache.karaf.management.cfg rmiRegistryPort "$registry"
set_property org.apache.karaf.management.cfg rmiServerPort "$server"
set_property org.apache.karaf.management.cfg rmiRegistryHost 127.0.0.1
set_property org.apache.karaf.management.cfg rmiServerHost 127.0.0.1
printf 'org.osgi.service.http.port = %s\norg.ops4j.pax.web.listening.addresses = 127.0.0.1\n' "$web" >"$etc/org.ops4j.pax.web.cfg"
set_property org.ops4j.pax.url.mvn.cfg org.ops4j.pax.url.mvn.localRepository "$work/maven"
if [ "$way" = kars ]; then
  sed -i -e '/^org.ops4j.pax.url.mvn.repositories/,/^org.ops4j.pax.url.mvn.timeout/{/timeout/!d}' "$etc/org.ops4j.pax.url.mvn.cfg"
  set_property org.ops4j.pax.url.mvn.cfg org.ops4j.pax.url.mvn.repositories ""
else
  # As "mvn install" leaves it: our own artifacts and nothing else.
  for kar in "$root"/features/org.aushang.features{,.arbeitsagentur,.feed,.jobroom,.demo}/target/*.kar; do
    unzip -qo "$kar" 'repository/org/aushang/*' -d "$work/ours"
  done
  set_property org.ops4j.pax.url.mvn.cfg org.ops4j.pax.url.mvn.defaultRepositories \
    "\${karaf.home.uri}\${karaf.default.repository}@id=system.repository@snapshots,file:$work/ours/repository@id=ours@snapshots"
fi
# As the README says: two lines in comments make the user, and one more may look only.
sed -i -e 's/^#karaf = /karaf = /' -e 's/^#_g_\\:admingroup/_g_\\:admingroup/' "$etc/users.properties"
printf 'looker = looker,viewer,ssh\n' >>"$etc/users.properties"

EXTRA_JAVA_OPTS="-Xmx512m" nohup "$karaf/bin/karaf" daemon </dev/null >"$work/out" 2>&1 &
pid=$!
trap 'kill $pid 2>/dev/null || true; wait $pid 2>/dev/null || true' EXIT

client() { # client USER COMMAND: as a script does it; prints what the command printed, and fails as it does
  local code=0
  printf '%s\n' "$2" | timeout 60 "$karaf/bin/client" -h 127.0.0.1 -a "$ssh" -u "$1" -p "$1" -b >"$work/answer" 2>"$work/client.err" || code=$?
  sed -e 's/\x1b\[[0-9;?]*[a-zA-Z]//g' "$work/answer"
  return $code
}
fail() {
  echo "karaf: $*" >&2
  cat "$work/said" "$work/client.err" >&2 2>/dev/null || true
  tail -n 40 "$karaf/data/log/karaf.log" >&2 || true
  exit 1
}
eventually() { # eventually TITLE COMMAND...: within two minutes
  local title=$1
  shift
  for _ in $(seq 120); do
    kill -0 $pid 2>/dev/null || fail "Karaf has ended: $title"
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 1
  done
  fail "not within two minutes: $title"
}
says() { # says TEXT USER COMMAND
  client "$2" "$3" >"$work/said" || true
  grep -qF -- "$1" "$work/said"
}
expect() { # expect TEXT USER COMMAND
  says "$@" || fail "'$3' of $2 does not print '$1' but: $(cat "$work/said" "$work/client.err")"
}
started() { client karaf "feature:list" | grep -E "^$1 " | grep -q Started; }

eventually "the shell answers" says aushang karaf "echo aushang"
if [ "$way" = kars ]; then
  cp "$root"/features/org.aushang.features/target/*.kar "$karaf/deploy/"
  eventually "the core's KAR" started aushang
  cp "$root"/features/org.aushang.features.arbeitsagentur/target/*.kar "$root"/features/org.aushang.features.feed/target/*.kar "$root"/features/org.aushang.features.jobroom/target/*.kar "$karaf/deploy/"
  eventually "the BA's KAR" started aushang-arbeitsagentur
  eventually "the feed's KAR" started aushang-feed
  eventually "Job-Room's KAR" started aushang-jobroom
else
  client karaf "feature:repo-add mvn:org.aushang/org.aushang.features.arbeitsagentur/$version/xml/features" >"$work/said"
  client karaf "feature:install aushang" >>"$work/said"
  client karaf "feature:install aushang-arbeitsagentur" >>"$work/said"
  started aushang-arbeitsagentur || fail "aushang-arbeitsagentur is not started: $(cat "$work/said")"
  client karaf "feature:repo-add mvn:org.aushang/org.aushang.features.feed/$version/xml/features" >>"$work/said"
  client karaf "feature:install aushang-feed" >>"$work/said"
  started aushang-feed || fail "aushang-feed is not started: $(cat "$work/said")"
  client karaf "feature:repo-add mvn:org.aushang/org.aushang.features.jobroom/$version/xml/features" >>"$work/said" || fail "Job-Room's features are not found: $(cat "$work/said")"
  client karaf "feature:install aushang-jobroom" >>"$work/said"
  started aushang-jobroom || fail "aushang-jobroom is not started: $(cat "$work/said")"
fi
client karaf "feature:install aushang-shell" >"$work/said"
# A core that is restarted by this would be seen here: a web feature comes.
core=$(client karaf "bundle:list -t 0 -s" | grep -E 'org.aushang.dispatch ' || true)
before=$(grep -c 'The ledger is ' "$karaf/data/log/karaf.log")
client karaf "feature:install aushang-console" >>"$work/said"
started aushang-console || fail "aushang-console is not started: $(cat "$work/said")"
[ "$(grep -c 'The ledger is ' "$karaf/data/log/karaf.log")" = "$before" ] || fail "the console's feature restarted the core ($core)"

# A channel from a file, with a letter in a number field and a misspelt property: it is there and says so.
printf 'aushang.channel.id = main\nsupplierId = V000000100\nkundennummer = A000A00000\nallianzpartnernummer = 12345\ndefaultListingDays = viel\nbatchsize = 100\n' >"$etc/org.aushang.connector.arbeitsagentur-main.cfg"
eventually "the channel is there" says "main (arbeitsagentur)" karaf "aushang:channels"
expect "defaultListingDays" karaf "aushang:channels"
expect "batchsize" karaf "aushang:channels"
expect "CRITICAL: " karaf "aushang:health"
if client karaf "aushang:health" >/dev/null; then fail "aushang:health is CRITICAL and ends with 0"; fi
sed -i -e 's/viel/60/' -e '/^batchsize/d' "$etc/org.aushang.connector.arbeitsagentur-main.cfg"
quiet() { ! says defaultListingDays karaf "aushang:channels"; }
eventually "the corrected channel says nothing of defaultListingDays any more" quiet
printf 'pollIntervalSeconds = abc\n' >"$etc/org.aushang.dispatch.cfg"
eventually "the core is there and says what is wrong with it" says "pollIntervalSeconds" karaf "aushang:channels"
expect "aushang:backup FILE" karaf "aushang:backup --help"
[ ! -e "$karaf/--help" ] || fail "--help is taken for a file"
expect '[{"channel":"' karaf "aushang:channels --json"
expect "There is no channel nope" karaf "aushang:publications nope"
expect "main (arbeitsagentur)" looker "aushang:channels"
if client looker "aushang:pause main" >"$work/said"; then fail "a viewer may pause a channel"; fi
expect "main (arbeitsagentur)" karaf "aushang:pause main"
expect "main (arbeitsagentur)" karaf "aushang:resume main"
if grep -q utc_warning "$karaf/data/log/karaf.log"; then fail "the log warns of what no setting can change"; fi
# The web application: its login, and the channel behind it.
page() { curl -sS -b "$work/cookies" -c "$work/cookies" -o "$work/page" -w '%{http_code}' "$@"; }
login_page() { [ "$(page "http://127.0.0.1:$web/aushang/login")" = 200 ]; }
eventually "the login page is there" login_page
token=$(sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' "$work/page" | head -n 1)
status=$(page --data-urlencode "csrf=$token" -d name=karaf -d password=karaf "http://127.0.0.1:$web/aushang/login")
[ "$status" = 302 ] || fail "the login answers $status"
status=$(page "http://127.0.0.1:$web/aushang/channels")
[ "$status" = 200 ] && grep -q main "$work/page" || fail "the application answers $status"
[ "$(stat -c %a "$karaf/aushang/ledger.mv.db")" = 600 ] || fail "the ledger is readable by others"
# The REST interface: a token by the shell, a posting, the token revoked.
before=$(grep -c 'The ledger is ' "$karaf/data/log/karaf.log")
client karaf "feature:install aushang-rest" >>"$work/said"
started aushang-rest || fail "aushang-rest is not started: $(cat "$work/said")"
[ "$(grep -c 'The ledger is ' "$karaf/data/log/karaf.log")" = "$before" ] || fail "the REST feature restarted the core"
if client looker "aushang:tokens create mine read" >"$work/said"; then fail "a viewer may make a token"; fi
secret=$(client karaf "aushang:tokens create ats read,write" | tr -d '\r' | grep -o 'aushang_[A-Za-z0-9_-]*' | tail -n 1)
rest() { curl -sS -o "$work/answer" -w '%{http_code}' -H "Authorization: Bearer $secret" "$@"; }
api=http://127.0.0.1:$web/aushang/v1
known() { [ "$(rest "$api/channels/main")" = 200 ]; }
eventually "the token is known" known
document='{"@type":"JobPosting","title":"Koch (m/w/d)","description":"Sie kochen."}'
[ "$(rest -X PUT -H 'Content-Type: application/ld+json' -d "$document" "$api/publications/main/R%2F1")" = 201 ] || fail "the posting is not taken: $(cat "$work/answer")"
[ "$(rest "$api/publications/main/R%2F1/posting")" = 200 ] && grep -q '"identifier":"R/1"' "$work/answer" || fail "the posting is not there: $(cat "$work/answer")"
[ "$(rest "$api/changes?after=0")" = 200 ] && grep -q '"job":"R/1"' "$work/answer" || fail "the feed does not tell of it: $(cat "$work/answer")"
[ "$(rest "$api/metrics")" = 200 ] && grep -q '^aushang_publications{channel="main"' "$work/answer" || fail "there are no metrics: $(cat "$work/answer")"
[ "$(rest "$api/applications")" = 403 ] || fail "a token without the scope reads applications"
expect "ats" karaf "aushang:tokens list"
if grep -rq "$secret" "$etc" "$karaf/data/log" "$karaf/aushang"; then fail "the token is stored"; fi
expect "revoked" karaf "aushang:tokens revoke ats"
revoked() { [ "$(rest "$api/channels")" = 401 ]; }
eventually "the token is revoked" revoked

if [ "$way" = kars ] && [ -n "$(find "$work/maven" -name '*.jar' | head -n 1)" ]; then fail "something was fetched: $(find "$work/maven" -name '*.jar' | head -n 3)"; fi
if [ -n "$(find "$work/home" -name '*.jar' | head -n 1)" ]; then fail "something was put into the home"; fi
echo "a plain Karaf with $way: installed, configured, told apart, looked at"
