#!/usr/bin/env bash
# Builds what is needed, starts a Karaf with Aushang, the simulated gateway and a tiny host in it, publishes the sample
# postings and prints what became of each. State is kept below features/target/demo: killed and called again, it goes on.
#
#   bash features/demo.sh           leaves Karaf running and says how to stop it
#   bash features/demo.sh --once    stops it; exits 0 only if every posting reached the end its sample says it must
#   bash features/demo.sh --stop    stops a running one
#   --fresh                         forgets what an earlier run left
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
demo=$root/features/target/demo
once=no fresh=no stop=no
for argument in "$@"; do
  case $argument in
    --once) once=yes ;;
    --fresh) fresh=yes ;;
    --stop) stop=yes ;;
    *)
      echo "unknown: $argument (--once, --fresh, --stop)" >&2
      exit 2
      ;;
  esac
done

say() { printf '%s\n' "$*"; }
fail() {
  printf 'demo: %s\n' "$*" >&2
  exit 1
}
running() { [ -f "$demo/pid" ] && kill -0 "$(cat "$demo/pid")" 2>/dev/null && grep -qa "$demo/karaf" "/proc/$(cat "$demo/pid")/cmdline" 2>/dev/null; }
stop_candidates() { # the mail server beside Karaf
  local pid
  [ -f "$demo/candidates.pid" ] || return 0
  pid=$(cat "$demo/candidates.pid")
  if grep -qa "$demo" "/proc/$pid/cmdline" 2>/dev/null; then
    kill "$pid" 2>/dev/null || true
  fi
  rm -f "$demo/candidates.pid"
}
stop_karaf() {
  stop_candidates
  running || return 0
  local pid
  pid=$(cat "$demo/pid")
  kill "$pid"
  for _ in $(seq 60); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 1
  done
  if kill -0 "$pid" 2>/dev/null; then
    kill -9 "$pid"
  fi
  rm -f "$demo/pid"
}
taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
port() { # port NAME DEFAULT: the default, or the next free one, and says so
  local wanted=$2 candidate=$2
  while taken "$candidate"; do candidate=$((candidate + 1)); done
  [ "$candidate" = "$wanted" ] || say "The $1 port $wanted is taken, taking $candidate." >&2
  printf '%s' "$candidate"
}

newer_sources() { # newer_sources FILE: the first source that changed after FILE was built, if any
  find "$root/pom.xml" "$root/.mvn" "$root/bundles" "$root/features" -name target -prune -o \
    -type f ! -name '*.sh' ! -name '*.md' -newer "$1" -print -quit
}
build() {
  command -v mvn >/dev/null || fail "Maven is missing: please install Maven 3.8 or later."
  say "Building (the first time Maven fetches what it needs, which takes some minutes) ..."
  (cd "$root" && mvn -B -ntp -DskipTests -Dspotless.check.skip -Dcyclonedx.skip -pl features/org.aushang.karaf -am package </dev/null) >"$demo/build.log" 2>&1 &
  local build=$! step shown=
  while kill -0 $build 2>/dev/null; do
    sleep 2
    step=$(sed -n 's/^\[INFO\] Building \(.*\) 0\..*\[\(.*\)\]$/\2 \1/p' "$demo/build.log" | tail -n 1)
    if [ -n "$step" ] && [ "$step" != "$shown" ]; then
      say "  building $step"
      shown=$step
    fi
  done
  wait $build || {
    grep -m 5 '^\[ERROR\]' "$demo/build.log" >&2 || true
    fail "the build failed; everything is in $demo/build.log"
  }
}

if [ $stop = yes ]; then
  stop_karaf
  say "Stopped."
  exit 0
fi

command -v java >/dev/null || fail "Java is missing: please install a JDK 17."
java_version=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.specification.version = //p')
[ "$java_version" = 17 ] || [ -n "${JAVA_HOME:-}" ] || fail "Java is $java_version here, Karaf 4.4 needs 17: please point JAVA_HOME to a JDK 17."

if running && [ $once = no ] && [ $fresh = no ]; then
  say "The demo is running already."
else
  stop_karaf
  [ $fresh = no ] || rm -rf "$demo"
  mkdir -p "$demo"

  distribution=$(ls "$root"/features/org.aushang.karaf/target/org.aushang.karaf-*.tar.gz 2>/dev/null || true)
  if [ -z "$distribution" ] || [ -n "$(newer_sources "$distribution")" ]; then
    build
  fi

  say "Unpacking Karaf ..."
  mkdir -p "$demo/karaf"
  # What is stored below aushang (secrets, and the key that reads the applications' contents) outlives an update of Karaf.
  find "$demo/karaf" -mindepth 1 -maxdepth 1 ! -name aushang -exec rm -rf {} +
  tar -xzf "$root"/features/org.aushang.karaf/target/org.aushang.karaf-*.tar.gz -C "$demo/karaf" --strip-components=1
  gateway=$(port "gateway's" 8443)
  web=$(port "console's" 8181)
  password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
  etc=$demo/karaf/etc
  say "http://127.0.0.1:$web/aushang" >"$demo/console"
  (
    umask 077
    printf '%s' "$password" >"$demo/password"
    printf 'demo = %s,_g_:admingroup\n_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh\n' "$password" >"$etc/users.properties"
  )
  # Nothing is fetched while it runs, and nothing listens beyond this machine.
  sed -i -e '/^org.ops4j.pax.url.mvn.repositories/,/^org.ops4j.pax.url.mvn.timeout/{/timeout/!d}' "$etc/org.ops4j.pax.url.mvn.cfg"
  # An empty local repository of its own: with the one in the user's home a bundle missing here would be found by accident.
  mkdir -p "$demo/maven"
  printf '\norg.ops4j.pax.url.mvn.repositories=\norg.ops4j.pax.url.mvn.localRepository=%s\n' "$demo/maven" >>"$etc/org.ops4j.pax.url.mvn.cfg"
  sed -i "s/^org.osgi.service.http.port *=.*/org.osgi.service.http.port = $web/" "$etc/org.ops4j.pax.web.cfg"
  printf '\norg.ops4j.pax.web.listening.addresses = 127.0.0.1\n' >>"$etc/org.ops4j.pax.web.cfg"
  printf 'directory = %s\npollIntervalSeconds = 2\n' "$demo/ledger" >"$etc/org.aushang.dispatch.cfg"
  printf 'port = %s\ndata = %s\ndelaySeconds = %s\n' "$gateway" "$demo/gateway" "${DEMO_DELAY:-2}" >"$etc/org.aushang.simulator.arbeitsagentur.cfg"
  case ${LANG:-} in de*) language=de ;; *) language=en ;; esac
  printf 'directory = %s\nlanguage = %s\n' "$demo" "$language" >"$etc/org.aushang.demo.cfg"
  smtp=$(port "mail server's SMTP" 3465)
  imap=$(port "mail server's IMAP" 3993)
  say "routing = inbox
publicUrl = https://jobs.aushang.example
address = jobs+{token}@jobs.example.com
privacyUrl = https://www.aushang.example/datenschutz
consent = Ich bin damit einverstanden, dass meine Angaben f\u00fcr diese Bewerbung verarbeitet werden.
directory = $demo/inbox" >"$etc/org.aushang.applications.cfg"
  (
    umask 077
    say "host = localhost
port = $imap
user = jobs
.password = $password
trustedCertificates = $demo/mail/certificate.pem
pollIntervalSeconds = 10" >"$etc/org.aushang.applications.mail-demo.cfg"
  )
  rm -f "$demo/results.txt" "$demo/apply.txt"
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx128m -cp "$root/features/org.aushang.karaf/target/mail/greenmail.jar" "$root/features/Candidates.java" "$demo" "$smtp" "$imap" "http://127.0.0.1:$web" </dev/null >"$demo/candidates.out" 2>&1 &
  echo $! >"$demo/candidates.pid"

  say "Starting Karaf ..."
  EXTRA_JAVA_OPTS="-Xmx512m" nohup "$demo/karaf/bin/karaf" daemon </dev/null >"$demo/karaf.out" 2>&1 &
  echo $! >"$demo/pid"
fi

say "Waiting for the gateway's verdicts ..."
begin=$SECONDS
last=
while :; do
  if [ -f "$demo/results.txt" ]; then
    read -r decided all reached <"$demo/results.txt"
    now="  $decided of $all decided"
    if [ "$now" != "$last" ]; then
      say "$now"
      last=$now
    fi
    [ "$decided" != "$all" ] || break
  fi
  if grep -qs 'Error installing boot features' "$demo/karaf/data/log/karaf.log"; then
    stop_karaf
    fail "Karaf could not install the demo; see $demo/karaf/data/log/karaf.log"
  fi
  running || fail "Karaf has ended; its words are in $demo/karaf.out and $demo/karaf/data/log/karaf.log"
  [ $((SECONDS - begin)) -lt "${DEMO_PATIENCE:-300}" ] || {
    tail -n +2 "$demo/results.txt" 2>/dev/null || true
    [ $once = no ] || stop_karaf
    fail "not all postings were decided in time; see $demo/karaf/data/log/karaf.log"
  }
  sleep 1
done

say
tail -n +2 "$demo/results.txt"
say
say "$reached of $all postings reached the end that their sample says they must."
arrived() { wc -l 2>/dev/null <"$demo/applications.txt" || echo 0; }
say
say "Waiting for three applications: a form and two mails ..."
for _ in $(seq 120); do
  [ "$(arrived)" -lt 3 ] || break
  sleep 1
done
sed 's/^/✓ /' "$demo/applications.txt" 2>/dev/null || true
say "$(arrived) of 3 applications arrived in the host."
if [ "$(arrived)" -lt 3 ]; then
  say "What the candidates did:"
  sed 's/^/  /' "$demo/candidates.out" 2>/dev/null || true
  say "What the platform warned of:"
  grep -aE '\| (WARN|ERROR) ' "$demo/karaf/data/log/karaf.log" | tail -n 40 | cut -c1-400 || true
  grep -a 'aushang-applications\|aushang-mailbox\|samples published' "$demo/karaf/data/log/karaf.log" | tail -n 20 | cut -c1-300 || true
fi
if [ $once = yes ]; then
  stop_karaf
  [ "$reached" = "$all" ] || exit 1
  [ "$(arrived)" -ge 3 ] || fail "see $demo/candidates.out and $demo/karaf/data/log/karaf.log"
else
  say "Console: $(cat "$demo/console")   user: demo   password: $(cat "$demo/password")"
  say "Stop:    bash features/demo.sh --stop"
fi
