#!/usr/bin/env bash
# What the developer of an ATS with Spring Boot does: builds the example of the embedded runtime, starts it, and publishes; then a
# candidate applies by the link that the board shows, and the application is in the ATS. The modules must be built.
#
#   bash itests/spring.sh [VERSION [LOCAL_REPOSITORY]]
set -euo pipefail
export LC_ALL=C.UTF-8

. "$(dirname "$0")/own-repository.sh" "$@"
publish features/org.aushang.bom org.aushang.bom
publish features/org.aushang.embedded org.aushang.embedded jar
cp -r "$root/features/org.aushang.embedded/example" "$out/ats"
cd "$out/ats"
lines=$(cat src/main/java/com/example/ats/*.java | wc -l)
[ "$lines" -lt 150 ] || { echo "spring: the example is to have less than 150 lines, it has $lines" >&2; exit 1; }
as_author mvn package

read -r port apply <<<"$(java "$root/itests/FreePorts.java" 2)"
ids=()
stop() {
  for id in "${ids[@]}"; do kill "$id" 2>/dev/null || true; done
  wait
}
trap stop EXIT
fail() {
  echo "spring: $*" >&2
  cut -c1-300 "$out/said" | tail -n 30 >&2
  exit 1
}
eventually() { # eventually TITLE COMMAND...: within two minutes
  local title=$1
  shift
  for _ in $(seq 240); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.5
  done
  fail "not within two minutes: $title"
}
clock() { printf '%4d s   %s\n' $((SECONDS - began)) "$*"; }

java -jar "$root"/bundles/org.aushang.simulator.arbeitsagentur/target/*-standalone.jar --port 0 --delay 1 --data "$out/gateway" >"$out/gateway.log" 2>&1 &
ids+=($!)
eventually "the gateway listens" grep -q '^listening on ' "$out/gateway.log"
gateway=$(sed -n 's/^listening on //p' "$out/gateway.log")
partner=$out/gateway/partners/V999999900

ats() {
  java -Duser.home="$out/home-of-user" -jar target/ats-1.0.0.jar --server.port="$port" --ats.apply-port="$apply" --ats.home="$out/home" >>"$out/said" 2>&1 &
  ids+=($!)
  eventually "the ATS answers" curl -sf "http://127.0.0.1:$port/applications"
}
began=$SECONDS
ats
clock "the ATS has started, with Aushang in it"

put() { curl -sS -X PUT -H 'Content-Type: application/json' -d "$2" "http://127.0.0.1:$port/$1"; }
number() { sed -n "s/^$1=//p" "$partner.properties"; }
said=$(put settings "{\".certificate\":\"$(base64 -w0 "$partner.p12")\",\".pin\":\"$(cat "$partner.pin")\",\"supplierId\":\"$(number supplierId)\",\"kundennummer\":\"$(number kundennummer)\",\"allianzpartnernummer\":\"$(number allianzpartnernummer)\",\"baseUrl\":\"$gateway\",\"minUploadIntervalSeconds\":\"1\",\"firstPollSeconds\":\"1\",\"pollIntervalSeconds\":\"1\"}")
# It has no catalogue of occupations yet, says so, and works without.
[[ $said == '["Der Kanal hat kein Berufeverzeichnis'* && $said != *'","'* ]] || fail "the settings are answered with $said"
job='{"title":"Koch (m/w/d)","description":"Sie kochen abends für 80 Gäste, planen die Karte mit und leiten zwei Auszubildende an.","employer":"Grünwerk GmbH","postalCode":"24103","city":"Kiel","occupation":"10285"}'
put jobs/R-1 "$job" | tee "$out/published"
echo
online() { curl -sf "http://127.0.0.1:$port/jobs/R-1" | tee "$out/shown" | grep -q '"state":"ACCEPTED"'; }
eventually "the BA has accepted the job" online
cat "$out/shown"
echo
clock "the BA has accepted the job"

# The link that the posting has at the board.
link=$(grep -o 'https://jobs.example.com/aushang/apply/[a-z0-9]*' "$out/shown" || true)
[ -n "$link" ] || fail "the posting has no link to apply"
form=http://127.0.0.1:$apply${link#https://jobs.example.com}
nonce=$(curl -sSf "$form" | sed -n 's/.*name="form" value="\([^"]*\)".*/\1/p' | head -n 1)
sleep 3 # The time that a person needs at least.
status=$(curl -sS -o "$out/sent" -w '%{http_code}' -F "form=$nonce" -F website= -F 'name=Erika Muster' -F email=erika@example.org -F 'message=Guten Tag' -F consent=yes "$form")
[ "$status" = 303 ] || fail "the form is answered with $status"
arrived() { curl -sf "http://127.0.0.1:$port/applications" | tee "$out/arrived" | grep -q 'Erika Muster'; }
eventually "the application is in the ATS" arrived
cat "$out/arrived"
echo
clock "a candidate has applied, and the application is in the ATS"

# Nothing is lost by a kill.
kill -9 "${ids[1]}"
wait "${ids[1]}" 2>/dev/null || true
ats
online || fail "after a kill the job is $(cat "$out/shown")"
[ -z "$(find "$out/home-of-user" -type f 2>/dev/null)" ] || fail "something was put into the home of the user"
clock "killed and started again: the job is there"
