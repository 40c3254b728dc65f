# To be sourced: unpacks the Felix of the zip into $home, below $work, with free ports ($web, $gateway) and an empty user home, and starts
# it; $pid is its process, and it ends with the script. Wants the repository built ("mvn verify").

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
story=$(basename "$0" .sh)
zip=$(ls "$root"/features/org.aushang.felix/target/org.aushang.felix-*.zip 2>/dev/null || true)
[ -n "$zip" ] || { echo "$story: not built yet: please run mvn verify, or bash itests/verify.sh" >&2; exit 2; }
work=$root/itests/target/$story
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
  echo "$story: $*" >&2
  cut -c1-300 "$work/out" | tail -n 20 >&2
  tail -n 30 "$home/log/aushang.log" 2>/dev/null | cut -c1-300 >&2 || true
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
password() { sed -n 's/^admin = \(.*\),admin$/\1/p' "$home/conf/users.properties"; }
web_console() { curl -sf -u "admin:$(password)" "$@"; } # Felix's
bring_demo() { # while it runs
  sed -i "s/^delaySeconds.*/delaySeconds = 2\nport = $gateway/" "$home/available/demo/org.aushang.simulator.arbeitsagentur.cfg"
  mv "$home"/available/demo/*.cfg "$home/conf/etc/"
  mv "$home/available/demo" "$home/parts/"
}
decided() { grep -qx '38 38 38' "$home/demo-results/results.txt"; }
