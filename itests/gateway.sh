#!/usr/bin/env bash
# The BA's own documented way against the standalone gateway: openssl for the certificate, curl for the upload.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/itests/target/gateway
jar=$(ls "$root"/bundles/org.aushang.simulator.arbeitsagentur/target/*-standalone.jar)
rm -rf "$work"
mkdir -p "$work"

java -jar "$jar" --port 0 --data "$work/data" --delay 1 --control 0 >"$work/out" 2>"$work/err" &
gateway=$!
trap 'kill $gateway 2>/dev/null || true' EXIT

wait_for() { # wait_for TITLE COMMAND...
  local title=$1
  shift
  for _ in $(seq 150); do
    if "$@"; then return 0; fi
    sleep 0.2
  done
  echo "gateway: not within 30 s: $title" >&2
  cat "$work/err" >&2
  exit 1
}
expect() { # expect TEXT FILE
  grep -qF -- "$1" "$2" || {
    echo "gateway: '$1' is not in $2:" >&2
    cat "$2" >&2
    exit 1
  }
}

wait_for "listening" grep -q '^listening on https://localhost:[0-9]*/$' "$work/out"
url=$(sed -n 's/^listening on //p' "$work/out")
partner=$work/data/partners/V999999900
grep -q '^supplierId=V999999900$' "$partner.properties"

openssl pkcs12 -in "$partner.p12" -passin "file:$partner.pin" -nodes -out "$work/client.pem" 2>"$work/openssl.err"
openssl pkcs12 -in "$partner.p12" -passin "file:$partner.pin" -nodes -clcerts -out "$work/bare.pem" 2>>"$work/openssl.err"
call() { curl -sS --cacert "$work/data/ca.pem" --cert "$work/client.pem" "$@"; }

name=DSV999999900_2026-11-23_09-30-00.xml
report=E${name#D}
today=$(TZ=Europe/Berlin date +%F)
later=$(TZ=Europe/Berlin date -d '+60 days' +%F)
# The example's dates are of its day; the gateway refuses what is past.
sed -e "s#<AssignmentStartDate>[^<]*#<AssignmentStartDate>$today#; s#<AssignmentEndDate>[^<]*#<AssignmentEndDate>$later#" \
  -e "s#<StartDate>[^<]*#<StartDate>$today#; s#<EndDate>[^<]*#<EndDate>$later#" \
  "$root/bundles/org.aushang.hrbaxml/src/test/resources/org/aushang/hrbaxml/$name" >"$work/$name"

call "$url" >"$work/index"
expect '<title>Index of /</title>' "$work/index"
call "${url}in/" >"$work/form"
expect 'name="upload"' "$work/form"
control=$(sed -n 's/^controlled at //p' "$work/out")
curl -sS -X PUT "${control}faults/UPLOAD_ERROR?1" >"$work/faults"
expect 'UPLOAD_ERROR=1' "$work/faults"
call -F "upload=@$work/$name" "${url}in/upload.php" >"$work/answer"
expect '<title>ERROR</title>' "$work/answer"
call -F "upload=@$work/$name" "${url}daten/V999999900/in/upload.php" >"$work/answer"
expect '<title>SUCCESS</title>' "$work/answer"
listed() { call "$url" | grep -qF "<a href=\"$report\">$report</a>"; }
wait_for "the report" listed
call -D "$work/head" "$url$report" >"$work/report"
curl -sS "$control" >"$work/page"
expect "$name" "$work/page"
grep -qi '^content-type: application/xml' "$work/head"
expect 'FLR_DataStore_130' "$work/report"
grep -q "99999-SE2026x1-S.online.1.0" "$work/data/book.tsv"

# Clients in the field send the bare certificate, without its chain.
curl -sS --cacert "$work/data/ca.pem" --cert "$work/bare.pem" "$url" >"$work/bare"
expect 'Index of /' "$work/bare"
# Under the BA's own name, as it is reached in the field.
port=${url##*:}
curl -sS --cacert "$work/data/ca.pem" --cert "$work/client.pem" --resolve "hrbaxml.arbeitsagentur.de:${port%/}:127.0.0.1" "https://hrbaxml.arbeitsagentur.de:$port" >"$work/named"
expect 'Index of /' "$work/named"
if curl -sS --cacert "$work/data/ca.pem" "$url" >/dev/null 2>&1; then
  echo "gateway: answered without a client certificate" >&2
  exit 1
fi
# Its books survive a kill.
kill -9 $gateway
wait $gateway 2>/dev/null || true
java -jar "$jar" --port 0 --data "$work/data" --delay 1 --control 0 >"$work/out" 2>"$work/err" &
gateway=$!
wait_for "listening again" grep -q '^listening on ' "$work/out"
url=$(sed -n 's/^listening on //p' "$work/out")
listed || {
  echo "gateway: the report is gone after a kill" >&2
  exit 1
}
echo "openssl and curl: upload, report and restart as the papers say"
