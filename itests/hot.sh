#!/usr/bin/env bash
# Single bundles of ours are stopped, started, refreshed and updated in random order, in the Felix of the zip, while the demo publishes
# 38 postings: everything comes back, and every posting reaches the end that its sample says. Wants the repository built ("mvn verify").
#
#   bash itests/hot.sh              200 operations
#   bash itests/hot.sh 50 4711      fewer, and a run again by its seed
set -euo pipefail
export LC_ALL=C.UTF-8
unset LANG LANGUAGE

root=$(cd "$(dirname "$0")/.." && pwd)
operations=${1:-200}
seed=${2:-$((($(date +%s) % 30000) + 1))}
work=$root/itests/target/hot
zip=$(ls "$root"/features/org.aushang.felix/target/org.aushang.felix-*.zip 2>/dev/null || true)
[ -n "$zip" ] || { echo "hot: not built yet: please run mvn verify, or bash itests/verify.sh" >&2; exit 2; }
rm -rf "$work"
mkdir -p "$work/home"
unzip -q "$zip" -d "$work"
home=$(echo "$work"/aushang-felix-*)
read -r web gateway <<<"$(java "$root/itests/FreePorts.java" 2)"
export JAVA_TOOL_OPTIONS="-Duser.home=$work/home"
sed -i "s/^org.osgi.service.http.port *=.*/org.osgi.service.http.port = $web/" "$home/conf/config.properties"
"$home/bin/aushang" --no-shell </dev/null >"$work/out" 2>&1 &
pid=$!
trap 'kill $pid 2>/dev/null || true; wait $pid 2>/dev/null || true' EXIT
fail() {
  echo "hot: seed $seed: $*" >&2
  grep -aE '\| (WARN|ERROR) ' "$home/log/aushang.log" 2>/dev/null | tail -n 20 | cut -c1-300 >&2 || true
  exit 1
}
eventually() { # eventually TITLE COMMAND...: within three minutes
  local title=$1
  shift
  for _ in $(seq 360); do
    kill -0 $pid 2>/dev/null || fail "Felix has ended: $title"
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.5
  done
  fail "not within three minutes: $title"
}
console() { curl -sf -u "admin:$(sed -n 's/^admin = \(.*\),admin$/\1/p' "$home/conf/users.properties")" "$@"; }
list() { # id and state of each bundle of ours
  console "http://127.0.0.1:$web/system/console/bundles.json" |
    grep -oE '"id":[0-9]+,"name":"[^"]*","fragment":[a-z]+,"stateRaw":[0-9]+,"state":"[^"]*","version":"[^"]*","symbolicName":"org[.]aushang[^"]*"' |
    sed -E 's/"id":([0-9]+),.*"stateRaw":([0-9]+),.*"symbolicName":"([^"]*)"/\1 \2 \3/'
}
all_active() { list >"$work/list" && [ "$(wc -l <"$work/list")" = "$1" ] && ! awk '{print $2}' "$work/list" | grep -qv '^32$'; }
operate() { # operate BUNDLE ACTION
  console -o /dev/null -d "action=$2" "http://127.0.0.1:$web/system/console/bundles/$1"
}

eventually "all bundles are active" all_active 13
sed -i "s/^delaySeconds.*/delaySeconds = 2\nport = $gateway/" "$home/available/demo/org.aushang.simulator.arbeitsagentur.cfg"
mv "$home"/available/demo/*.cfg "$home/conf/etc/"
mv "$home/available/demo" "$home/demo"
eventually "the demo is there" all_active 15
# The gateway is outside; everything else is in the way of the postings.
grep -v simulator "$work/list" >"$work/ours"
count=$(wc -l <"$work/ours")
RANDOM=$seed
actions=(stop start refresh update)
for number in $(seq "$operations"); do
  bundle=$(sed -n "$((RANDOM % count + 1))p" "$work/ours")
  action=${actions[RANDOM % 4]}
  echo "$number $action ${bundle##* }" >>"$work/operations"
  operate "${bundle%% *}" "$action" || fail "operation $number, $action ${bundle##* }, is refused"
  kill -0 $pid 2>/dev/null || fail "Felix has ended at operation $number"
done
# What was stopped last stays so until it is started.
while read -r id _; do operate "$id" start; done <"$work/ours"
eventually "all bundles are active again" all_active 15
decided() { grep -qx '38 38 38' "$home/demo-results/results.txt"; }
eventually "38 of 38 postings reach the end that their sample says" decided
# By the gateway's own count: a posting that is sent twice would be one more.
verdicts=$(grep -ao 'processed: [0-9]* accepted, [0-9]* errors' "$home/log/aushang.log" | awk '{sum += $2 + $4} END {print sum + 0}')
[ "$verdicts" = 30 ] || fail "the gateway got $verdicts postings instead of 30"
if grep -aq '| ERROR ' "$home/log/aushang.log"; then fail "there are errors in the log: $(grep -a '| ERROR ' "$home/log/aushang.log" | head -n 3 | cut -c1-300)"; fi
login_page() { [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$web/aushang/login")" = 200 ]; }
eventually "the web application is there" login_page
echo "$operations operations on $count bundles, seed $seed: $(cut -d' ' -f2 "$work/operations" | sort | uniq -c | awk '{printf "%s %s, ", $1, $2}')all active again, 38 of 38 postings as their samples say, each of 30 sent once"
