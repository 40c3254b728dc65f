#!/usr/bin/env bash
# What the container does, as far as a machine without a container engine can tell: its start script, run by a user without rights, in
# an installation that this user cannot write to, with everything that changes in one folder. Started, looked at, stopped, started again.
# Needs root, to become that user, and the repository built ("mvn verify").
set -euo pipefail
export LC_ALL=C.UTF-8

root=$(cd "$(dirname "$0")/.." && pwd)
[ "$(id -u)" = 0 ] || { echo "container: this needs root, to become a user without rights" >&2; exit 2; }
# Where any user may look; a checkout often lies where others may not.
work=$(mktemp -d /tmp/aushang-container.XXXXXX)
chmod 755 "$work"
ids=()
stop() {
  for id in "${ids[@]}"; do kill "$id" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap stop EXIT
fail() {
  echo "container: $*" >&2
  tail -n 30 "$work/out" | cut -c1-300 >&2
  exit 1
}
tar -xzf "$root"/features/org.aushang.karaf/target/org.aushang.karaf-*.tar.gz -C "$work"
mv "$work"/org.aushang.karaf-* "$work/aushang"
chmod -R go=u-w "$work/aushang"
cp "$root"/features/docker/{entrypoint,ready}.sh "$work/"
install -d -o 10001 -g 10001 -m 0750 "$work/data"
read -r web <<<"$(java "$root/itests/FreePorts.java" 1)"

start() {
  (
    unset JAVA_TOOL_OPTIONS
    export AUSHANG_HOME=$work/aushang AUSHANG_DATA=$work/data HOME=/nonexistent
    exec setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs bash "$work/entrypoint.sh" </dev/null >>"$work/out" 2>&1
  ) &
  pid=$!
  ids+=("$pid")
}
eventually() { # eventually TITLE COMMAND...: within two minutes
  local title=$1
  shift
  for _ in $(seq 240); do
    kill -0 "$pid" 2>/dev/null || fail "it has ended: $title"
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.5
  done
  fail "not within two minutes: $title"
}
# The port is the container's own there; here others may have it.
mkdir -p "$work/data/etc"
cp -r "$work/aushang/etc/." "$work/data/etc/"
sed -i "s/^org.osgi.service.http.port *=.*/org.osgi.service.http.port = $web/" "$work/data/etc/org.ops4j.pax.web.cfg"
printf '\norg.ops4j.pax.web.listening.addresses = 127.0.0.1\n' >>"$work/data/etc/org.ops4j.pax.web.cfg"
sed -i 's/^sshPort *=.*/sshPort = 0/; s/^sshHost *=.*/sshHost = 127.0.0.1/' "$work/data/etc/org.apache.karaf.shell.cfg"
chown -R 10001:10001 "$work/data"

start
eventually "it is ready" bash "$work/ready.sh" "$web"
grep -q '^User admin, password ' "$work/out" || fail "the first start says no password"
[ "$(curl -s "http://127.0.0.1:$web/health/live")" = UP ] || fail "it does not live"
login() { [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$web/aushang/login")" = 200 ]; }
eventually "the login page is there" login
[ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$web/aushang/v1/channels")" = 401 ] || fail "the REST interface is not there, or open"
[ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$web/system/console")" = 404 ] || fail "Karaf's Web Console is in the container"
[ -f "$work/data/aushang/ledger.mv.db" ] || fail "the ledger is not below the data folder"
[ -z "$(find "$work/aushang" -newer "$work/ready.sh" -type f | head -n 1)" ] || fail "something was written into the installation"
if grep -q 'aushang-demo' "$work/data/etc/org.apache.karaf.features.cfg"; then fail "the demo is in the container"; fi
ledger=$(stat -c %i "$work/data/aushang/ledger.mv.db")

began=$SECONDS
kill "$pid"
wait "$pid" || true
[ $((SECONDS - began)) -lt 30 ] || fail "it takes $((SECONDS - began)) s to stop"
if pgrep -u 10001 -f "$work" >/dev/null; then fail "its JVM did not stop with it: $(pgrep -u 10001 -f "$work")"; fi
start
eventually "it is ready again" bash "$work/ready.sh" "$web"
[ "$(grep -c '^User admin, password ' "$work/out")" = 1 ] || fail "the second start makes another password"
[ "$(stat -c %i "$work/data/aushang/ledger.mv.db")" = "$ledger" ] || fail "the second start has another ledger"
echo "without rights, in an installation that is read-only: ready, stopped, ready again"
if docker info >/dev/null 2>&1; then
  (cd "$root" && docker build -q -f features/docker/Dockerfile -t aushang-verify . >/dev/null)
  echo "docker build: done"
else
  echo "docker build: NOT RUN, there is no container engine here"
fi
