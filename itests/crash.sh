#!/usr/bin/env bash
# Kills the demo's Karaf between upload and verdict, starts it again, and looks into the gateway's own book: every
# accepted posting must be advertised exactly once, and every posting must reach its end.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
demo=$root/features/target/demo
out=$root/itests/target/crash
mkdir -p "$out"

# The log of an earlier run must not be taken for this one's.
bash "$root/features/demo.sh" --stop >/dev/null
rm -rf "$demo"

# Verdicts take long enough that the kill falls before the first.
DEMO_DELAY=25 bash "$root/features/demo.sh" --fresh >"$out/first" 2>&1 &
script=$!
trap 'kill $script 2>/dev/null || true; bash "$root/features/demo.sh" --stop >/dev/null 2>&1 || true' EXIT
uploaded() { grep -qs ' uploaded DSV' "$demo/karaf/data/log/karaf.log"; }
for _ in $(seq 600); do
  uploaded && break
  kill -0 $script 2>/dev/null || { cat "$out/first" >&2; echo "crash: the demo ended early" >&2; exit 1; }
  sleep 0.5
done
uploaded || { echo "crash: nothing was uploaded within 5 minutes" >&2; exit 1; }
karaf=$(cat "$demo/pid")
kill -9 "$karaf"
wait $script 2>/dev/null || true
if grep -qP '\tonline\t' "$demo/gateway/book.tsv" 2>/dev/null; then
  echo "crash: the kill came too late, a verdict was there already" >&2
  exit 1
fi
echo "killed Karaf ($karaf) after $(grep -c ' uploaded DSV' "$demo/karaf/data/log/karaf.log") upload(s), before any verdict"

DEMO_DELAY=2 bash "$root/features/demo.sh" --once >"$out/second" 2>&1 || { tail -n 60 "$out/second" >&2; echo "crash: not every posting reached its end" >&2; exit 1; }
grep ' reached the end' "$out/second"

online=$(grep -cP '\tonline\t' "$demo/gateway/book.tsv")
doubled=$(awk -F'\t' 'NR > 1 && $4 != 1' "$demo/gateway/book.tsv" | wc -l)
titles=$(awk -F'\t' 'NR > 1 && $3 == "online" {print $6}' "$demo/gateway/book.tsv" | sort | uniq -d | wc -l)
accepted=$(grep -cE '^✓ .*(Accepted by the board|Von der Jobbörse angenommen)' "$out/second")
echo "the gateway's book: $online online, $doubled inserted more than once, $titles titles twice; the ledger: $accepted accepted"
[ "$doubled" = 0 ] && [ "$titles" = 0 ] && [ "$online" = "$accepted" ]
