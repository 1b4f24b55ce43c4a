#!/usr/bin/env bash
# Installs the Debian packages that are missing: those of the program, with `setup.sh tests` those of the tests too.
# With none missing it is silent and touches neither apt nor the network.
set -euo pipefail
cd "$(dirname "$0")"

# The vectorscan of Debian 12 misses matches on processors with AVX-512, depending on where the text lies in memory (the
# test unit.trigger sees it). What it was made from does not, but is for Intel's architecture only.
matcher=libvectorscan-dev
if [ "$(dpkg --print-architecture 2>/dev/null)" = amd64 ] && grep -q '^VERSION_CODENAME=bookworm' /etc/os-release; then
    matcher=libhyperscan-dev
fi
packages=(
    cmake make gcc g++ pkg-config # g++ for the C++ runtime that the matcher needs
    libpcre2-dev "$matcher" libudunits2-dev libutf8proc-dev iso-codes opencc
    libpoppler-glib-dev poppler-data libxml2-dev libarchive-dev # without poppler-data Chinese is lost
    libgsl-dev libsqlite3-dev libmd-dev libcsv-dev libjansson-dev libxlsxwriter-dev
    gnuplot-nox fonts-wqy-microhei # charts, and a small font that has Chinese for them
    python3
)
if [ "${1-}" = tests ]; then
    # the statistics and the tables are held against what others make of them; documents are made as people make them
    packages+=(libcmocka-dev python3-pandas python3-scipy python3-statsmodels python3-reportlab python3-docx groff bsdutils bash git pcre2-utils time)
fi
# Slim images leave translations out when they unpack a package; the Chinese names of countries are one.
names=/usr/share/locale/zh_CN/LC_MESSAGES/iso_3166-1.mo
log=build/setup.log

installed() { [[ " $(dpkg-query -W -f '${db:Status-Status} ' "$1" 2>/dev/null || true)" == *" installed "* ]]; }

missing=()
for package in "${packages[@]}"; do
    installed "$package" || missing+=("$package")
done
if [ ! -e "$names" ] && [[ " ${missing[*]-} " != *" iso-codes "* ]]; then missing+=(iso-codes); fi
[ ${#missing[@]} -gt 0 ] || exit 0

by_hand() {
    echo "setup: $1; install these by hand and start again: ${missing[*]}" >&2
    exit 3
}

command -v apt-get >/dev/null || by_hand "there is no apt-get on this system"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || by_hand "installing packages needs root, and there is no sudo"
    as_root=(sudo)
fi

apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "$@" >>"$log" 2>&1; }

mkdir -p build
: >"$log"
echo "setup: installing ${missing[*]}"
replaced=()
if [[ " ${missing[*]} " == *" libhyperscan-dev "* ]]; then
    for package in libvectorscan-dev libvectorscan5; do
        if installed $package; then replaced+=("$package-"); fi
    done
    find build -name databases.bin -delete # made by the other one
fi
if ! apt update || ! apt install -y --no-install-recommends --reinstall \
    -o Dpkg::Options::="--path-include=$names" "${missing[@]}" "${replaced[@]}"; then
    tail -n 20 "$log" >&2
    by_hand "apt-get failed (all it said is in $log)"
fi
