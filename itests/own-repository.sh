# To be sourced: a Maven repository below $out with modules of ours, and settings that take from it, and from the machine's repository
# what that has already; so that nothing of ours gets into the machine's. The modules must be built.
#
#   . itests/own-repository.sh [VERSION [LOCAL_REPOSITORY]]

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
story=$(basename "$0" .sh)
version=${1:-$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$root/pom.xml" | head -n 1)}
used=${2:-$HOME/.m2/repository}
out=$root/itests/target/$story
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

as_author() { # as_author COMMAND...: shows the command, runs it, and shows its output if it fails
  echo "\$ $*"
  "$@" -s "$out/settings.xml" -B -ntp </dev/null >"$out/log" 2>&1 || { tail -n 60 "$out/log" >&2; exit 1; }
}
