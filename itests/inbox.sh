#!/usr/bin/env bash
# The inbox of applications under kills, and how fast it reads a mailbox. Needs the repository built ("mvn verify").
#
#   bash itests/inbox.sh                       200 kills of a process with the embedded database
#   bash itests/inbox.sh --kills 20            fewer
#   bash itests/inbox.sh --kills 50 --nodes 2  two nodes share one PostgreSQL and one mailbox
#   bash itests/inbox.sh --rate 10000          imports so many mails of 200 KB with 256 MB, against a bare fetch
#   bash itests/inbox.sh --login oauth2        reads a mailbox of Dovecot with an access token
#   bash itests/inbox.sh --scanner clamd       what is said of a clamd in good and bad configurations
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
module=itests/org.aushang.itests.inbox/target
[ -d "$module/lib" ] || {
  echo "inbox: not built yet: please run mvn verify, or bash itests/verify.sh" >&2
  exit 2
}
kills=200 nodes=1 seed= rate= scanner= login=
while [ $# -gt 0 ]; do
  case $1 in
    --kills) kills=$2 ;;
    --nodes) nodes=$2 ;;
    --seed) seed=$2 ;;
    --rate) rate=$2 ;;
    --scanner) scanner=$2 ;;
    --login) login=$2 ;;
    *)
      echo "unknown: $1 (--kills, --nodes, --seed, --rate, --scanner, --login)" >&2
      exit 2
      ;;
  esac
  shift 2
done
classpath="$module/classes:$module/lib/*"
if [ -n "$rate" ]; then
  exec java -Xmx8g -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$classpath" org.aushang.itests.inbox.MailboxRate "$rate"
fi
if [ "$scanner" = clamd ]; then
  command -v clamd >/dev/null || { echo "inbox: NOT RUN: there is no clamd" >&2; exit 2; }
  exec java -cp "$classpath" org.aushang.itests.inbox.Clamd
fi
if [ "$login" = oauth2 ]; then
  command -v dovecot >/dev/null || { echo "inbox: NOT RUN: there is no dovecot" >&2; exit 2; }
  exec java -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$classpath" org.aushang.itests.inbox.OAuthLogin
fi
exec java -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$classpath" org.aushang.itests.inbox.InboxKills "$kills" "$nodes" ${seed:+"$seed"}
