# Sourced by ./mvnw and ./atelier: sets JAVA_HOME to a JDK 25, or says what to do and exits 2.
# Looks at JAVA_HOME, the java on the PATH and the usual folders of Linux distributions, macOS and SDKMAN.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null
}

find_jdk_25() {
  set +f
  for candidate in "${JAVA_HOME-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /none/bin/javac)")")")" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "Atelier needs a JDK 25 and found none. Install one (for example Eclipse Temurin 25) or point JAVA_HOME at it." >&2
  exit 2
}

find_jdk_25
