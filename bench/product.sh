# Sourced by the scripts beside it that measure the packaged product: builds it, and finds PostgreSQL's programs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. bin/jdk.sh
use_jdk
need_maven

# The major version of the PostgreSQL server in folder $1.
postgres_release() { "$1/postgres" --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/'; }

# The folder of the newest PostgreSQL, 15 or later, that has a server and pgbench.
postgres_binaries() {
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn) "$(pg_config --bindir 2>/dev/null || true)"; do
    if [ -x "$folder/postgres" ] && [ -x "$folder/pgbench" ] && [ "$(postgres_release "$folder")" -ge 15 ]; then
      echo "$folder"
      return
    fi
  done
}

binaries=$(postgres_binaries)
if [ -z "$binaries" ] && command -v apt-get >/dev/null; then
  sudo=
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -q
  # Only the programs: no cluster that runs by itself.
  $sudo apt-get install -q -y --no-install-recommends postgresql-common
  $sudo mkdir -p /etc/postgresql-common/createcluster.d
  echo 'create_main_cluster = false' | $sudo tee /etc/postgresql-common/createcluster.d/jiean-bench.conf >/dev/null
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends postgresql
  binaries=$(postgres_binaries)
fi
if [ -z "$binaries" ]; then
  echo "This needs PostgreSQL's server programs and pgbench, 15 or later, and none were found." >&2
  exit 1
fi

mvn --batch-mode --no-transfer-progress --quiet \
  -pl bench,marketplace -am -Dmaven.test.skip=true -Dspotless.check.skip package

# Runs the measurement $1, whose report goes to bench/target/$2, with the arguments that follow.
measure() {
  local measurement=$1 report=$2
  shift 2
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xms512m -Xmx512m \
    -cp "bench/target/classes:$(cat bench/target/class-path)" "tw.jiean.bench.$measurement" \
    --jar="$(ls marketplace/target/marketplace-*-exec.jar)" \
    --binaries="$binaries" \
    --commit="$(git describe --always --dirty 2>/dev/null || echo unknown)" \
    --folder=/var/tmp --report="bench/target/$report" "$@"
}
