#!/usr/bin/env bash
# What costs how much, as ratios against named baselines in the same run; some minutes. Ends with 1 if a goal is missed.
#
#   bash itests/benchmarks.sh
#   bash itests/benchmarks.sh --ledger    only what is about the ledger
#   bash itests/benchmarks.sh --pages     the pages of the web application with 100 and with 100,000 postings
#   bash itests/benchmarks.sh --whole-process [postings]   JSON lines to validated files, with PHP and Ruby where they are installed
#   bash itests/benchmarks.sh --ten-masses           120,000 postings ten times on one ledger: the file against what is alive in it
#   bash itests/benchmarks.sh --engines [postings]      embedded databases with the ledger's work
#   bash itests/benchmarks.sh --engine-kills [rounds]   and whether they keep what they acknowledged
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
mvn -B -ntp -q package -DskipTests -Dspotless.check.skip -Dcyclonedx.skip -pl itests/org.aushang.benchmarks -am </dev/null
program=org.aushang.benchmarks.Main

# Each language three times in turns, each in a process that starts; the median counts. All put out the same files, but for the quotes
# of the declaration and one way to write a sign.
whole_process() {
  local postings=$1 folder=itests/org.aushang.benchmarks/target/whole-process turn language begin
  local classpath="itests/org.aushang.benchmarks/target/classes:itests/org.aushang.benchmarks/target/lib/*"
  local languages="java"
  php -r 'exit(class_exists("XMLWriter") ? 0 : 1);' 2>/dev/null && languages="$languages php" || echo "NOT RUN: PHP with XMLWriter is missing"
  ruby -e 'require "nokogiri"' 2>/dev/null && languages="$languages ruby" || echo "NOT RUN: Ruby with Nokogiri is missing"
  rm -rf "$folder"
  mkdir -p "$folder"
  java -cp "$classpath" org.aushang.benchmarks.WholeProcess prepare "$folder" "$postings"
  for turn in 1 2 3; do
    for language in $languages; do
      rm -rf "${folder:?}/$language"
      mkdir "$folder/$language"
      begin=$(date +%s%N)
      case $language in
        java) java -cp "$classpath" org.aushang.benchmarks.WholeProcess "$folder" "$folder/java" ;;
        php) php itests/org.aushang.benchmarks/src/main/php/postings.php "$folder" "$folder/php" ;;
        ruby) ruby itests/org.aushang.benchmarks/src/main/ruby/postings.rb "$folder" "$folder/ruby" ;;
      esac >"$folder/count"
      echo "$((($(date +%s%N) - begin) / 1000000))" >>"$folder/$language.times"
      [ "$(cat "$folder/count")" = "$postings" ] || { echo "$language wrote $(cat "$folder/count")" >&2; exit 1; }
    done
  done
  sums() { for file in $(ls "$folder/$1" | sort -n); do sed -e "1s/'/\"/g" -e 's/&gt;/>/g' "$folder/$1/$file" | tr -d '\n'; done | sha256sum; }
  median() { sort -n "$folder/$1.times" | sed -n 2p; }
  local ours
  ours=$(median java)
  for language in $languages; do
    [ "$(sums "$language")" = "$(sums java)" ] || { echo "$language puts out something else" >&2; exit 1; }
    echo "$language: $(median "$language") ms for $postings postings; ours is $(awk "BEGIN {printf \"%.2f\", $(median "$language") / $ours}") times as fast"
  done
  exit 0
}

case "${1:-}" in
  --whole-process) whole_process "${2:-20000}" ;;
  --pages) program=org.aushang.benchmarks.ConsolePages; set -- ;;
  --ten-masses) program=org.aushang.benchmarks.TenMasses; set -- ${2:-} ;;
  --engines) program=org.aushang.benchmarks.engines.Engines; set -- "${2:-100000}" ;;
  --engine-kills) program=org.aushang.benchmarks.engines.Engines; set -- kills "${2:-300}" ;;
esac
java -cp "itests/org.aushang.benchmarks/target/classes:itests/org.aushang.benchmarks/target/lib/*" "$program" "$@"
