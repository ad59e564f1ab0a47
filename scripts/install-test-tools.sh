#!/bin/sh
# Installs what some tests compare with or look through, on Debian and its kin: the ffmpeg commands
# and a browser. Without them these tests are skipped; with CI=true the build runs this script.
set -eu

missing=
command -v ffmpeg >/dev/null || missing="$missing ffmpeg"
command -v chromium >/dev/null || missing="$missing chromium"
command -v chromedriver >/dev/null || missing="$missing chromium-driver"
[ -n "$missing" ] || exit 0

root=
[ "$(id -u)" = 0 ] || root=sudo
$root apt-get -q update
# shellcheck disable=SC2086 # a list of packages
DEBIAN_FRONTEND=noninteractive $root apt-get -q -y install --no-install-recommends $missing
