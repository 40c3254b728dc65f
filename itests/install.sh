#!/usr/bin/env bash
# How long feature:install takes until a channel of the Bundesagentur is active, against a feature with a hello-world component: each
# in a fresh plain Karaf with everything in a folder, in turns. Wants the repository built ("mvn verify").
#
#   bash itests/install.sh [turns]
set -euo pipefail
export LC_ALL=C.UTF-8

root=$(cd "$(dirname "$0")/.." && pwd)
turns=${1:-3}
work=$root/itests/target/install
version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$root/pom.xml" | head -n 1)
plain=$root/itests/org.aushang.itests.karaf/target/plain/apache-karaf.tar.gz
[ -f "$plain" ] || { echo "install: not built yet: please run mvn verify, or bash itests/verify.sh" >&2; exit 2; }
rm -rf "$work"
mkdir -p "$work/ours/repository" "$work/hello/OSGI-INF" "$work/home"
for kar in "$root"/features/org.aushang.features{,.arbeitsagentur}/target/*.kar; do
  unzip -qo "$kar" 'repository/*' -d "$work/ours"
done

# A component of Declarative Services that says hello.
mkdir -p "$work/source/hello"
cat >"$work/source/hello/Hello.java" <<'JAVA'
package hello;

public class Hello {

    public void activate() {
        java.util.logging.Logger.getLogger("hello").info("Hello, world");
    }
}
JAVA
javac -d "$work/hello" "$work/source/hello/Hello.java"
cat >"$work/hello/OSGI-INF/hello.xml" <<'XML'
<scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="hello" immediate="true" activate="activate">
  <implementation class="hello.Hello"/>
</scr:component>
XML
printf 'Bundle-ManifestVersion: 2\nBundle-SymbolicName: hello\nBundle-Version: 1.0.0\nService-Component: OSGI-INF/hello.xml\n' >"$work/manifest"
folder=$work/ours/repository/hello/hello/1.0.0
mkdir -p "$folder"
jar cfm "$folder/hello-1.0.0.jar" "$work/manifest" -C "$work/hello" .
cat >"$folder/hello-1.0.0-features.xml" <<'XML'
<features name="hello" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
  <feature name="hello" version="1.0.0"><feature>scr</feature><bundle>mvn:hello/hello/1.0.0</bundle></feature>
</features>
XML
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/key.pem" -out "$work/certificate.pem" -days 300 -subj "/O=Bundesagentur fuer Arbeit/CN=V000000100" 2>/dev/null
openssl pkcs12 -export -inkey "$work/key.pem" -in "$work/certificate.pem" -out "$work/certificate.p12" -passout pass:123456

pid=
trap '[ -z "$pid" ] || kill $pid 2>/dev/null || true' EXIT
measure() { # measure NAME REPOSITORY FEATURE LAST: milliseconds from the begin of the installation to the line LAST
  local karaf=$work/karaf ssh registry server web etc begin end
  rm -rf "$karaf"
  mkdir -p "$karaf" "$work/maven"
  tar -xzf "$plain" -C "$karaf" --strip-components=1
  etc=$karaf/etc
  read -r ssh registry server web <<<"$(java "$root/itests/FreePorts.java" 4)"
  set_property() {
    sed -i "/^$2 *=/d" "$etc/$1"
    printf '\n%s = %s\n' "$2" "$3" >>"$etc/$1"
  }
  set_property org.apache.karaf.shell.cfg sshPort "$ssh"
  set_property org.apache.karaf.shell.cfg sshHost 127.0.0.1
  set_property org.apache.karaf.management.cfg rmiRegistryPort "$registry"
  set_property org.apache.karaf.management.cfg rmiServerPort "$server"
  set_property org.apache.karaf.management.cfg rmiRegistryHost 127.0.0.1
  set_property org.apache.karaf.management.cfg rmiServerHost 127.0.0.1
  sed -i -e '/^org.ops4j.pax.url.mvn.repositories/,/^org.ops4j.pax.url.mvn.timeout/{/timeout/!d}' "$etc/org.ops4j.pax.url.mvn.cfg"
  set_property org.ops4j.pax.url.mvn.cfg org.ops4j.pax.url.mvn.repositories ""
  set_property org.ops4j.pax.url.mvn.cfg org.ops4j.pax.url.mvn.localRepository "$work/maven"
  set_property org.ops4j.pax.url.mvn.cfg org.ops4j.pax.url.mvn.defaultRepositories \
    "\${karaf.home.uri}\${karaf.default.repository}@id=system.repository@snapshots,file:$work/ours/repository@id=ours@snapshots"
  sed -i -e 's/^#karaf = /karaf = /' -e 's/^#_g_\\:admingroup/_g_\\:admingroup/' "$etc/users.properties"
  printf 'aushang.channel.id = main\nsupplierId = V000000100\nkundennummer = A000A00000\nallianzpartnernummer = 12345\n.certificate = %s\n.pin = 123456\n' \
    "$(base64 -w 0 "$work/certificate.p12")" >"$etc/org.aushang.connector.arbeitsagentur-main.cfg"
  JAVA_TOOL_OPTIONS="-Duser.home=$work/home" EXTRA_JAVA_OPTS="-Xmx512m" nohup "$karaf/bin/karaf" daemon </dev/null >"$work/out" 2>&1 &
  pid=$!
  shell() { printf '%s\n' "$1" | timeout 90 "$karaf/bin/client" -h 127.0.0.1 -a "$ssh" -u karaf -p karaf -b >"$work/answer" 2>&1; }
  for _ in $(seq 60); do
    if shell "echo there" && grep -q there "$work/answer"; then break; fi
    sleep 1
  done
  shell "feature:repo-add $2" || true
  sleep 3
  shell "feature:install $3" || true
  for _ in $(seq 120); do
    if grep -q "$4" "$karaf/data/log/karaf.log"; then break; fi
    sleep 0.5
  done
  moment() { date -d "$(grep -m 1 "$1" "$karaf/data/log/karaf.log" | cut -d' ' -f1 | tr ',' '.')" +%s%3N; }
  if ! grep -q "$4" "$karaf/data/log/karaf.log"; then
    tail -n 30 "$karaf/data/log/karaf.log" >&2
    kill $pid
    wait $pid 2>/dev/null || true
    return 1
  fi
  begin=$(moment "Adding features: $3")
  end=$(moment "$4")
  kill $pid
  wait $pid 2>/dev/null || true
  pid=
  echo "$((end - begin))" >>"$work/$1.times"
  echo "$1: $((end - begin)) ms"
}
for _ in $(seq "$turns"); do
  measure hello mvn:hello/hello/1.0.0/xml/features hello "Hello, world"
  measure aushang "mvn:org.aushang/org.aushang.features.arbeitsagentur/$version/xml/features" aushang-arbeitsagentur "Channel main: .*active"
done
median() { sort -n "$work/$1.times" | sed -n "$(((turns + 1) / 2))p"; }
echo "medians: hello $(median hello) ms, aushang $(median aushang) ms, $(awk "BEGIN {printf \"%.1f\", $(median aushang) / $(median hello)}") times (goal at most 4)"
