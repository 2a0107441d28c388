# Sourced by bin/run and bin/verify: sets JAVA_HOME to a JDK that Jiean is built and run with, or says what is missing.

jiean_java=25

# The feature release of the JDK in folder $1; nothing when there is none.
jdk_release() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Where JDKs use to live, the caller's own choice first, one folder a line.
jdk_candidates() {
  [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
  if command -v javac >/dev/null 2>&1; then
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
  fi
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$jiean_java+" 2>/dev/null || true
  fi
  for folder in "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* \
    /usr/lib/jvm/* /usr/lib64/jvm/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ ! -d "$folder" ] || echo "$folder"
  done
}

use_jdk() {
  local folder release
  while IFS= read -r folder; do
    release=$(jdk_release "$folder")
    if [ "${release:-0}" -ge "$jiean_java" ]; then
      export JAVA_HOME=$folder
      return
    fi
  done < <(jdk_candidates)
  echo "Jiean needs a JDK $jiean_java or later, and none was found. Install one (for example Eclipse Temurin, https://adoptium.net)," \
    "or point JAVA_HOME at it." >&2
  exit 1
}

need_maven() {
  command -v mvn >/dev/null 2>&1 && return
  echo "Jiean needs Maven 3.8.7 or later, and mvn was not found on the PATH. Install it (https://maven.apache.org)." >&2
  exit 1
}
