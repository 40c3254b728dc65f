#!/usr/bin/env bash
# What a stranger does by docs/install-felix.md: the zip, unpacked and started with an empty home; the demo dropped into it while it
# runs; a bundle updated, a channel paused by its switch, parts taken out; and the bundle lists in a Felix of his own. Nothing is
# downloaded. Wants the repository built ("mvn verify").
#
#   bash itests/felix.sh
set -euo pipefail
export LC_ALL=C.UTF-8
unset LANG LANGUAGE

begin=$SECONDS
source "$(dirname "$0")/felix-zip.sh"

clock() { printf '%4d s   %s\n' $((SECONDS - begin)) "$*"; }
bundles() { web_console "http://127.0.0.1:$web/system/console/bundles.json"; }
active() { bundles | grep -o '"symbolicName":"[^"]*","category":"[^"]*"\|"stateRaw":[0-9]*,"state":"[^"]*","version":"[^"]*","symbolicName":"[^"]*"' | grep -F "\"symbolicName\":\"$1\"" | grep -q '"state":"Active"'; }
gone() { bundles >"$work/bundles" && ! grep -qF "\"symbolicName\":\"$1\"" "$work/bundles"; }
page() { curl -sS -b "$work/cookies" -c "$work/cookies" -o "$work/page" -w '%{http_code}' "$@"; }
shows() { [ "$(page "http://127.0.0.1:$web/aushang$1" | tee "$work/status")" = 200 ] && grep -qF -- "$2" "$work/page"; }
login_page() { [ "$(page "http://127.0.0.1:$web/aushang/login")" = 200 ]; }
token() { sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' "$work/page" | head -n 1; }

eventually "the login page is there" login_page
clock "unpacked and started, the login page is there"
grep -qF "password $(password)" "$work/out" || fail "the first start does not say the password"
[ "$(stat -c %a "$home/conf/users.properties")" = 600 ] || fail "the password is readable by others"
[ "$(curl -s -o /dev/null -w '%{http_code}' -u admin:admin "http://127.0.0.1:$web/system/console/bundles.json")" = 401 ] || fail "the Web Console has its default password"
status=$(page --data-urlencode "csrf=$(token)" -d name=admin --data-urlencode "password=$(password)" "http://127.0.0.1:$web/aushang/login")
[ "$status" = 302 ] || fail "the login answers $status"
shows /channels "No channel yet" || fail "the application does not say that there is no channel"
for bundle in org.aushang.dispatch org.aushang.connector.arbeitsagentur org.aushang.connector.feed org.aushang.connector.jobroom org.aushang.applications org.aushang.applications.mail org.aushang.console org.aushang.rest org.aushang.mail org.aushang.shell; do
  eventually "$bundle is active" active $bundle
done
if grep -qE 'Exception|WARNING' "$work/out"; then fail "the start prints errors"; fi
clock "signed in, every part is active"

# The demo comes while it runs.
bring_demo
eventually "38 of 38 postings are decided as their samples say" decided
clock "the demo was dropped into it: 38 of 38 postings reached the end that their sample says"
grep -qE "\| \[demo-ba [^] ]+( [^] ]+)?\] " "$home/log/aushang.log" || fail "no line of the log says which channel and submission it is about"

# A bundle is updated under the running core, and takes over.
modified() { web_console "http://127.0.0.1:$web/system/console/bundles/org.aushang.connector.arbeitsagentur.json" | grep -o '"key":"Last Modification","value":"[^"]*"'; }
before=$(modified)
sleep 1
touch "$home"/parts/arbeitsagentur/org.aushang.connector.arbeitsagentur-*.jar
updated() { [ "$(modified)" != "$before" ]; }
eventually "the connector is updated" updated
eventually "the updated connector is active" active org.aushang.connector.arbeitsagentur
eventually "and its channel is there again" shows /channels/demo-ba 'active'
decided || fail "an update changed what the postings are"
clock "the connector was updated, the channel is there again"

# The switch of the channel, off and on.
shows /channels/demo-ba demo-ba
status=$(page --data-urlencode "csrf=$(token)" -d postings=stay "http://127.0.0.1:$web/aushang/channels/demo-ba/off")
[ "$status" = 303 ] || fail "switching off answers $status"
eventually "the channel is off" shows /channels 'aria-checked="false"'
shows /channels/demo-ba demo-ba || fail "the channel has no page while it is off"
status=$(page --data-urlencode "csrf=$(token)" "http://127.0.0.1:$web/aushang/channels/demo-ba/on")
[ "$status" = 303 ] || fail "switching on answers $status"
clock "switched off and on"

# A channel that is made on a page has a file, which its owner alone may read.
shows /boards/arbeitsagentur/new 'name="id"' || fail "there is no page for a new channel"
status=$(page --data-urlencode "csrf=$(token)" -d id=mine "http://127.0.0.1:$web/aushang/boards/arbeitsagentur/new")
[ "$status" = 303 ] || fail "a new channel is answered with $status"
own=$(echo "$home"/conf/etc/org.aushang.connector.arbeitsagentur*mine.cfg)
[ "$(stat -c %a "$own")" = 600 ] || fail "the new channel has no file of its owner"
clock "a channel was made on a page, and is in conf/etc"

# Parts go, and come back: what is in their folder is moved.
away() {
  mkdir -p "$home/available/$1"
  mv "$home/parts/$1"/*.jar "$home/available/$1/"
}
away feed
eventually "the feed is uninstalled" gone org.aushang.connector.feed
away demo
eventually "the demo is uninstalled" gone org.aushang.demo
active org.aushang.dispatch || fail "the core went with it"
mv "$home"/available/feed/*.jar "$home/parts/feed/"
eventually "the feed is back" active org.aushang.connector.feed
clock "two parts were taken out, the others run; one of them is back"
if find "$work/home" -name '*.jar' | grep -q .; then fail "something was put into the home"; fi

# Stopped, without its cache, and started again, with its shell.
kill $pid
wait $pid 2>/dev/null || true
rm -rf "$home/cache"
mkfifo "$work/typed"
"$home/bin/aushang" <"$work/typed" >"$work/out" 2>&1 &
pid=$!
exec 4>"$work/typed"
eventually "the login page is there again" login_page
if grep -q password "$work/out"; then fail "the second start made another password"; fi
status=$(page --data-urlencode "csrf=$(token)" -d name=admin --data-urlencode "password=$(password)" "http://127.0.0.1:$web/aushang/login")
[ "$status" = 302 ] || fail "the second login answers $status"
eventually "the channel that was made on a page is there" shows /channels/mine mine
shows '/postings?channel=demo-ba&filter=online' 'Softwareentwickler' || fail "the postings are gone"
echo 'aushang:channels' >&4
eventually "the shell lists the channels" grep -q 'mine (arbeitsagentur)' "$work/out"
# The tabulator key completes the channel; without it the command would find none.
printf 'aushang:timeline mi\tno-such-job\n' >&4
eventually "the shell completes the id of a channel" grep -q 'Channel mine has no publication of job no-such-job' "$work/out"
echo 'aushang:tokens create ats read' >&4
made() { secret=$(grep -o 'aushang_[A-Za-z0-9_-]*' "$work/out" | tail -n 1) && [ -n "$secret" ]; }
eventually "the shell makes a token" made
rest() { [ "$(curl -sS -o "$work/answer" -w '%{http_code}' -H "Authorization: Bearer $secret" "http://127.0.0.1:$web/aushang/v1/publications?channel=demo-ba&state=accepted")" = 200 ] && grep -q Softwareentwickler "$work/answer"; }
metrics() { [ "$(curl -sS -o "$work/answer" -w '%{http_code}' -H "Authorization: Bearer $secret" "http://127.0.0.1:$web/aushang/v1/metrics")" = 200 ] && grep -q '^aushang_publications{channel="demo-ba",state="ACCEPTED"}' "$work/answer"; }
eventually "the REST interface knows the token" rest
metrics || fail "there are no metrics: $(cat "$work/answer")"
# A webhook to an address that is none: called, and said so.
printf 'url = http://127.0.0.1:%s/none\n.secret = whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\nallowPrivate = true\n' "$web" >"$home/conf/etc/org.aushang.rest.webhook-ats.cfg"
eventually "the webhook is called" grep -q "The webhook http://127.0.0.1:$web/none was answered with 404" "$home/log/aushang.log"
if grep -q MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw "$home"/log/*.log; then fail "the log has the webhook's secret"; fi
echo 'stop 0' >&4
ended() { ! kill -0 $pid 2>/dev/null; }
for _ in $(seq 60); do
  if ended; then break; fi
  sleep 0.5
done
ended || fail "stop 0 does not end it"
exec 4>&-
clock "stopped, its cache deleted, started and stopped: channel and postings are there"

# A Felix of his own, with the services that it must have and nothing else, and one with nothing.
own() { # own NAME [BUNDLE...]: starts with these and what the lists name; says what could not be resolved
  local folder=$work/$1 list line jar artifact version
  shift
  mkdir -p "$folder/bundle"
  for jar in "$@"; do cp "$home"/platform/$jar "$folder/bundle/"; done
  for list in core shared arbeitsagentur feed jobroom applications console rest mail shell; do
    while IFS=/ read -r _ artifact version; do
      line=$artifact-$version.jar
      jar=$(find "$home" -name "$line" -not -path '*/cache/*' | head -n 1)
      [ -n "$jar" ] || fail "the list $list names $line, which is not in the zip"
      cp "$jar" "$folder/bundle/"
    done <"$home/lists/org.aushang.$list.bundles"
  done
  printf 'felix.auto.deploy.dir = %s/bundle\nfelix.auto.deploy.action = install,start\nfelix.log.level = 1\norg.osgi.framework.storage = %s/cache\norg.apache.felix.http.host = 127.0.0.1\norg.osgi.service.http.port = %s\n' "$folder" "$folder" "$web" >"$folder/config.properties"
  (cd "$folder" && timeout 20 java -Dfelix.config.properties="file:$folder/config.properties" -jar "$home/bin/org.apache.felix.main.jar" </dev/null >out 2>&1) || true
  grep '^ERROR.*missing requirement' "$folder/out" | sed 's/ Unresolved requirements.*//' |
    grep -oE 'osgi[.](wiring[.]package|extender|implementation)=[A-Za-z0-9_.]+' | grep -v '=org[.]aushang' | sort -u >"$folder/missing" || true
}
own bare
[ -s "$work/bare/missing" ] || fail "a Felix with nothing does not name what is missing: $(cat "$work/bare/out" | head -n 5)"
echo "An untouched Felix misses: $(sed 's/.*=//' "$work/bare/missing" | tr '\n' ' ')"
own host 'org.apache.felix.configadmin-*' 'org.apache.felix.metatype-*' 'org.apache.felix.scr-*' 'org.apache.felix.http.*' 'org.apache.felix.gogo.runtime-*' 'org.osgi.*' 'pax-logging-*' 'org.apache.felix.eventadmin-*'
[ ! -s "$work/host/missing" ] || fail "with the services of docs/install-felix.md it still misses $(cat "$work/host/missing")"
[ -f "$work/host/aushang/ledger.mv.db" ] || fail "the core did not start from the list: $(head -n 5 "$work/host/out" | cut -c1-300)"
clock "the lists in an untouched Felix: nothing is missing beside what the document names"
