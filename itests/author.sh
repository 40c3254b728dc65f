#!/usr/bin/env bash
# What a new connector author does, against a repository below target/: makes a project from the archetype, builds it, and
# lets the kit judge it. The build calls this; the modules must be built. AuthorIT then installs the bundle into a Karaf.
#
#   bash itests/author.sh [VERSION [LOCAL_REPOSITORY]]
set -euo pipefail
export LC_ALL=C.UTF-8

root=$(cd "$(dirname "$0")/.." && pwd)
version=${1:-$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$root/pom.xml" | head -n 1)}
used=${2:-$HOME/.m2/repository}
out=$root/itests/target/author
rm -rf "$out"
mkdir -p "$out"

publish() { # publish FOLDER ARTIFACT [PACKAGING]: lays a module out as a Maven repository has it
  local to=$out/repository/org/aushang/$2/$version
  mkdir -p "$to"
  cp "$root/$1/pom.xml" "$to/$2-$version.pom"
  [ "${3:-pom}" = pom ] || cp "$root/$1/target/$2-$version.jar" "$to/"
}
publish . org.aushang.parent
publish bundles org.aushang.bundles
publish features org.aushang.featuresets
publish bundles/org.aushang.api org.aushang.api jar
publish bundles/org.aushang.tck org.aushang.tck jar
publish features/org.aushang.connector.archetype org.aushang.connector.archetype jar

# Of its own, so that nothing of ours gets into the machine's; what that has already is taken from there.
repositories() { # repositories TAG
  for entry in "author|file://$out/repository" "used|file://$used"; do
    echo "<$1><id>${entry%%|*}</id><url>${entry#*|}</url><releases><checksumPolicy>ignore</checksumPolicy></releases></$1>"
  done
}
cat >"$out/settings.xml" <<END
<settings>
  <localRepository>$out/local</localRepository>
  <profiles><profile><id>author</id>
    <repositories>$(repositories repository)</repositories>
    <pluginRepositories>$(repositories pluginRepository)</pluginRepositories>
  </profile></profiles>
  <activeProfiles><activeProfile>author</activeProfile></activeProfiles>
</settings>
END

author() { # author COMMAND...: shows the command, runs it, and shows its output if it fails
  echo "\$ $*"
  "$@" -s "$out/settings.xml" -B -ntp </dev/null >"$out/log" 2>&1 || { tail -n 60 "$out/log" >&2; exit 1; }
}
cd "$out"
author mvn org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate -DarchetypeGroupId=org.aushang -DarchetypeArtifactId=org.aushang.connector.archetype -DarchetypeVersion="$version" -DgroupId=com.example -DartifactId=com.example.hello -Dpackage=com.example.hello
cd com.example.hello
lines=$(cat src/main/java/com/example/hello/*.java | wc -l)
echo "hello-world has $lines lines"
[ "$lines" -lt 150 ] || { echo "author: hello-world is to have less than 150 lines" >&2; exit 1; }
author mvn verify
cat target/aushang-tck/HelloContractTest.txt
! grep -q '^FAILED' target/aushang-tck/HelloContractTest.txt
