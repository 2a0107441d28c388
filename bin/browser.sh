# Sourced by .ci/run and bin/verify: finds the browser that the tests drive, or installs one with its font.

# The browser that is on the PATH; fails when there is none.
browser() {
  command -v chromium-headless-shell || command -v chromium || command -v chromium-browser ||
    command -v google-chrome || command -v google-chrome-stable
}

# By apt: a real Chromium, which the browser tests drive, and the Chinese font for what they look at.
install_browser() {
  local sudo='' package=chromium
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -q
  # Where there is the one without a window, it is the faster one.
  [ -z "$(apt-cache search --names-only '^chromium-headless-shell$')" ] || package=chromium-headless-shell
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$package" fonts-noto-cjk
}
