#!/usr/bin/env bash
# Starts Karaf with its configuration, ledger, secrets and caches below the data folder, until it is told to end.
#
#   AUSHANG_ADMIN_PASSWORD_FILE   a file with the password of the user admin; without it the first start makes one and prints it once
set -euo pipefail
umask 027
home=${AUSHANG_HOME:-/opt/aushang}
data=${AUSHANG_DATA:-/data}
export KARAF_BASE=$data KARAF_ETC=$data/etc KARAF_DATA=$data/karaf KARAF_LOG=$data/log

if [ ! -d "$data/etc" ]; then
  rm -rf "$data/etc.new"
  cp -r "$home/etc" "$data/etc.new"
  chmod -R u+w "$data/etc.new"
  mv "$data/etc.new" "$data/etc"
fi
# What belongs to the image and not to an admin follows the image; what Karaf has made of an older one is made anew.
image=$(cd "$home/system/org/aushang/org.aushang.features" && echo *)
if [ "$(cat "$data/image" 2>/dev/null || true)" != "$image" ]; then
  rm -rf "$KARAF_DATA"
  for name in org.apache.karaf.features.cfg startup.properties config.properties profile.cfg; do
    if [ -f "$home/etc/$name" ]; then
      cp "$home/etc/$name" "$data/etc/$name"
      chmod u+w "$data/etc/$name"
    fi
  done
  sed -i -E -e 's#^( *)aushang-demo/([^,]*)(,?.*)$#\1aushang-arbeitsagentur/\2, \\\n\1aushang-feed/\2, \\\n\1aushang-shell/\2\3#' -e '/^ *webconsole\//d' "$data/etc/org.apache.karaf.features.cfg"
  echo "$image" >"$data/image"
fi
if ! grep -q '^[^#]' "$data/etc/users.properties" 2>/dev/null; then
  if [ -n "${AUSHANG_ADMIN_PASSWORD_FILE:-}" ]; then
    password=$(head -n 1 "$AUSHANG_ADMIN_PASSWORD_FILE")
  else
    password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
    echo "User admin, password $password (in $data/etc/users.properties)"
  fi
  (
    umask 077
    printf 'admin = %s,_g_:admingroup\n_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh\n' "$password" >"$data/etc/users.properties"
  )
fi
mkdir -p "$KARAF_DATA" "$KARAF_LOG"
export JAVA_OPTS="${JAVA_OPTS:--XX:MaxRAMPercentage=60} -Dkaraf.log.console=INFO"
# The JVM in place of Karaf's script, which would keep the engine's SIGTERM from it.
export KARAF_EXEC=exec
exec "$home/bin/karaf" server
