#!/usr/bin/env bash
# tools/build.sh DIR TARGET [CMAKE_OPTION...]: configures DIR and builds TARGET there. What cmake says goes to
# DIR/build.log and is shown only when the build fails.
set -euo pipefail
directory=$1
target=$2
shift 2
cd "$(dirname "$0")/.."
mkdir -p "$directory"
log=$directory/build.log

echo "build: $directory"
if ! { cmake -S . -B "$directory" "$@" && cmake --build "$directory" --target "$target" -j"$(nproc)"; } >"$log" 2>&1; then
    # The first error is what matters; make's own last words come long after it.
    grep -m 1 -A 20 -E 'error:|Error at|undefined reference' "$log" >&2 || tail -n 20 "$log" >&2
    echo "build: failed; all that was said is in $log" >&2
    exit 3
fi
