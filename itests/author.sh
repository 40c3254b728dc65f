#!/usr/bin/env bash
# What a new connector author does, against a repository below target/: makes a project from the archetype, builds it, and
# lets the kit judge it. The build calls this; the modules must be built. AuthorIT then installs the bundle into a Karaf.
#
#   bash itests/author.sh [VERSION [LOCAL_REPOSITORY]]
set -euo pipefail
export LC_ALL=C.UTF-8

. "$(dirname "$0")/own-repository.sh" "$@"
publish bundles/org.aushang.tck org.aushang.tck jar
publish features/org.aushang.connector.archetype org.aushang.connector.archetype jar
publish features/org.aushang.host.archetype org.aushang.host.archetype jar

cd "$out"
as_author mvn org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate -DarchetypeGroupId=org.aushang -DarchetypeArtifactId=org.aushang.connector.archetype -DarchetypeVersion="$version" -DgroupId=com.example -DartifactId=com.example.hello -Dpackage=com.example.hello
cd com.example.hello
lines=$(cat src/main/java/com/example/hello/*.java | wc -l)
echo "hello-world has $lines lines"
[ "$lines" -lt 150 ] || { echo "author: hello-world is to have less than 150 lines" >&2; exit 1; }
as_author mvn verify
cat target/aushang-tck/HelloContractTest.txt
! grep -q '^FAILED' target/aushang-tck/HelloContractTest.txt

# And a host: a bundle that publishes, listens, and takes applications over.
cd "$out"
as_author mvn org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate -DarchetypeGroupId=org.aushang -DarchetypeArtifactId=org.aushang.host.archetype -DarchetypeVersion="$version" -DgroupId=com.example -DartifactId=com.example.host -Dpackage=com.example.host
cd com.example.host
as_author mvn verify
(cd target && jar xf com.example.host-1.0.0.jar META-INF/MANIFEST.MF) && grep -q '^Bundle-SymbolicName: com.example.host' target/META-INF/MANIFEST.MF || { echo "author: the host is no bundle" >&2; exit 1; }
