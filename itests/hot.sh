#!/usr/bin/env bash
# Single bundles of ours are stopped, started, refreshed and updated in random order, in the Felix of the zip, while the demo publishes
# 38 postings: everything comes back, and every posting reaches the end that its sample says. Wants the repository built ("mvn verify").
#
#   bash itests/hot.sh              200 operations
#   bash itests/hot.sh 50 4711      fewer, and a run again by its seed
set -euo pipefail
export LC_ALL=C.UTF-8
unset LANG LANGUAGE

operations=${1:-200}
seed=${2:-$((($(date +%s) % 30000) + 1))}
source "$(dirname "$0")/felix-zip.sh"

list() { # id and state of each bundle of ours
  web_console "http://127.0.0.1:$web/system/console/bundles.json" |
    grep -oE '"id":[0-9]+,"name":"[^"]*","fragment":[a-z]+,"stateRaw":[0-9]+,"state":"[^"]*","version":"[^"]*","symbolicName":"org[.]aushang[^"]*"' |
    sed -E 's/"id":([0-9]+),.*"stateRaw":([0-9]+),.*"symbolicName":"([^"]*)"/\1 \2 \3/'
}
all_active() { list >"$work/list" && [ "$(wc -l <"$work/list")" = "$1" ] && ! awk '{print $2}' "$work/list" | grep -qv '^32$'; }
services() { # what the bundles of ours register; a component that does not come back is missing here
  web_console "http://127.0.0.1:$web/system/console/services.json" |
    grep -oE '"types":"[^"]*"[^{}]*"bundleSymbolicName":"org[.]aushang[^"]*"' |
    sed -E 's/"types":"([^"]*)".*"bundleSymbolicName":"([^"]*)"/\2 \1/' | sort
}
all_services() { services >"$work/services-now" && cmp -s "$work/services" "$work/services-now"; }
operate() { # operate BUNDLE ACTION
  web_console -o /dev/null -d "action=$2" "http://127.0.0.1:$web/system/console/bundles/$1"
  # The Web Console only updates. Until a refresh those that import from the bundle keep its old revision beside the new one, and services
  # do not meet that are of two; File Install refreshes by itself.
  if [ "$2" = update ]; then web_console -o /dev/null -d action=refreshPackages "http://127.0.0.1:$web/system/console/bundles"; fi
}

eventually "all bundles are active" all_active 15
bring_demo
eventually "the demo is there" all_active 17
settled() { # the demo's are there, and the last two looks saw the same
  services >"$work/services-now"
  cmp -s "$work/services" "$work/services-now" && grep -q '^org.aushang.demo .*ApplicationReceiver' "$work/services" &&
    grep -q '^org.aushang.connector.arbeitsagentur .*JobBoardPublisher' "$work/services" && return
  mv "$work/services-now" "$work/services"
  return 1
}
eventually "the demo's services are there" settled
# The gateway is outside; everything else is in the way of the postings.
grep -v simulator "$work/list" >"$work/ours"
count=$(wc -l <"$work/ours")
RANDOM=$seed
echo "seed $seed"
actions=(stop start refresh update)
for number in $(seq "$operations"); do
  bundle=$(sed -n "$((RANDOM % count + 1))p" "$work/ours")
  action=${actions[RANDOM % 4]}
  echo "$number $action ${bundle##* }" >>"$work/operations"
  operate "${bundle%% *}" "$action" || fail "seed $seed: operation $number, $action ${bundle##* }, is refused"
  kill -0 $pid 2>/dev/null || fail "seed $seed: Felix has ended at operation $number"
done
# What was stopped last stays so until it is started.
while read -r id _; do operate "$id" start; done <"$work/ours"
eventually "all bundles are active again" all_active 17
eventually "38 of 38 postings reach the end that their sample says" decided
# By the gateway's own count: a posting that is sent twice would be one more.
verdicts=$(grep -ao 'processed: [0-9]* accepted, [0-9]* errors' "$home/log/aushang.log" | awk '{sum += $2 + $4} END {print sum + 0}')
[ "$verdicts" = 30 ] || fail "the gateway got $verdicts postings instead of 30"
answers() { [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$web/$1")" = "$2" ]; }
eventually "the web application is there" answers aushang/login 200
eventually "the application form is there" answers aushang/apply/style.css 200
eventually "the REST interface is there" answers aushang/v1/channels 401
eventually "the health check is there" answers health/ready 200
eventually "every service is there again" all_services
# Two operations overlap: the Web Console updates on a thread of its own, and File Install starts what waited for it. A service can go
# between its lookup and its first call then. The framework reports that, and so does Declarative Services where a component was about to
# be made with it; it is made when the service is back. Every other error is ours.
grep -a '| ERROR ' "$home/log/aushang.log" | grep -v '| Framework  *|' |
  grep -v ' : Error during instantiation of the implementation object: Unable to get service for reference [$][0-9]*$' >"$work/errors" || true
[ ! -s "$work/errors" ] || fail "seed $seed: there are errors in the log: $(head -n 3 "$work/errors" | cut -c1-300)"
echo "$operations operations on $count bundles, seed $seed: $(cut -d' ' -f2 "$work/operations" | sort | uniq -c | awk '{printf "%s %s, ", $1, $2}')all active again, 38 of 38 postings as their samples say, each of 30 sent once"
