#!/bin/sh
# Starts a PostgreSQL server of its own in a new folder, prints its DSN on one
# line, and ends it and removes the folder when standard input ends: so that it
# lives as long as who started it, however that ends. It listens on a socket in
# its folder alone. Its settings are PostgreSQL's own, fsync too; arguments are
# given to the server ("-c fsync=off"). The line "crash" on standard input ends it
# without any farewell, starts it again on the same data, and prints the DSN anew.
#
# As root the server runs as the user postgres, since it refuses root.
set -eu

bin=
if command -v postgres >/dev/null 2>&1; then
  bin=$(dirname "$(command -v postgres)")
fi
for found in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
  if [ -x "$found/initdb" ]; then bin=$found; fi
done
if [ -z "$bin" ] || [ ! -x "$bin/initdb" ]; then
  echo "PostgreSQL is missing on this machine: \".ci/install test\" installs it" >&2
  exit 1
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/kneadwise-postgres.XXXXXX")
as=
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as="setpriv --reuid=postgres --regid=postgres --init-groups"
fi
cd "$folder"
trap 'rm -rf "$folder"' EXIT
# A signal for the whole group, as Ctrl-C sends it, is for who started this; the
# end of standard input follows.
trap '' INT HUP

LC_ALL=C.UTF-8 $as "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --no-sync >"$folder/log" 2>&1 || {
  cat "$folder/log" >&2
  exit 1
}
# start starts the server and waits until it answers. setsid keeps signals that
# are meant for others away.
start() {
  setsid $as "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=300 "$@" >>"$folder/log" 2>&1 </dev/null &
  server=$!
  tries=0
  until $as "$bin/pg_isready" -q -h "$folder"; do
    tries=$((tries + 1))
    if [ $tries -gt 600 ] || ! kill -0 $server 2>/dev/null; then
      cat "$folder/log" >&2
      exit 1
    fi
    sleep 0.05
  done
  echo "postgres://postgres@/postgres?host=$folder&sslmode=disable"
}

start "$@"
while read -r order; do
  if [ "$order" = crash ]; then
    $as "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >>"$folder/log" 2>&1 || :
    wait $server || :
    start "$@"
  fi
done
kill -INT $server 2>/dev/null || :
wait $server || :
