#!/bin/sh
# deps.sh build|test|browser -- makes sure that the Debian packages docnorm needs are there. The one list of them.
#   build: to build and run docnorm;  test: that, and what its tests and checks use.
# Installs only what is missing, as root or through sudo; prints nothing when nothing is missing.
set -eu

build="gcc libc6-dev cmake ninja-build pkg-config gettext
  libxml2-dev libzip-dev zlib1g-dev libjansson-dev nettle-dev libutf8proc-dev libpopt-dev
  libopencc-dev"
test="libcriterion-dev clang clang-format clang-tidy libclang-rt-14-dev ccache python3 libxml2-utils jing unzip zip"

case "${1-}" in
build) wanted=$build ;;
test) wanted="$build $test" ;;
browser) wanted="chromium fonts-noto-cjk" && command -v npm >/dev/null || wanted="$wanted npm" ;;
*)
    echo "usage: scripts/deps.sh build|test|browser" >&2
    exit 2
    ;;
esac
wanted=$(echo $wanted)

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "scripts/deps.sh installs packages on Debian 12 only. On this system, please install the equivalents of:" \
        "$wanted; then run cmake --preset release && cmake --build --preset release" >&2
    exit 1
fi

missing=
for package in $wanted; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

sudo=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
        echo "scripts/deps.sh needs root or sudo to install:$missing" >&2
        exit 1
    }
    sudo=sudo
fi
echo "Installing$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $sudo apt-get -q update && $sudo env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y install --no-install-recommends $missing; } </dev/null >"$log" 2>&1; then
    tail -20 "$log" >&2
    echo "scripts/deps.sh: installing failed; missing:$missing" >&2
    exit 1
fi
