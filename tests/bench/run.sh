#!/usr/bin/env bash
# tests/bench/run.sh [MB]: how fast `facts extract` reads, beside pcre2grep on the same file in the same run.
# What is measured, and why so, stands in README.md here.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
facts=${FACTS:-$root/build/facts}
megabytes=${1:-200}
pattern='(\d[\d,.]*)\s*(GW|MW|percent|%|tonnes|亿千瓦|万千瓦|亿吨|万吨)'

fail() {
    echo "bench: $1" >&2
    exit 3
}
[ -x "$facts" ] || fail "$facts: no such program; build it (./run.sh does) or name it in FACTS"
[ -x /usr/bin/time ] || fail "needs /usr/bin/time (Debian package time)"
command -v pcre2grep >/dev/null || fail "needs pcre2grep (Debian package pcre2-utils)"

if [ -n "${FACTS_CORPUS:-}" ]; then
    documents=("$FACTS_CORPUS/white_paper_2025.txt" "$FACTS_CORPUS/silk_road_2023.txt")
else
    documents=("$root/samples/zh_en_white_paper.md" "$root/samples/en_energy_review.md")
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
large=$folder/large.txt
small=$folder/small.txt
python3 "$here/repeat.py" "$megabytes" "${documents[@]}" >"$large"
head -c "$((megabytes * 100000))" "$large" >"$small" # a cut in mid-character is text like any other

# measure COMMAND...: runs it on one core; sets seconds (of that core's time, whatever else the machine does) and
# kilobytes (peak resident memory). Exit status 1 is an answer (nothing found), more is a failure.
measure() {
    local status=0 user system
    taskset -c 0 /usr/bin/time -q -f '%U %S %M' -o "$folder/time" "$@" >/dev/null 2>"$folder/said" || status=$?
    if [ "$status" -gt 1 ]; then fail "exit $status from: $* $(tail -n 1 "$folder/said")"; fi
    read -r user system kilobytes <"$folder/time"
    seconds=$(awk "BEGIN { print $user + $system }")
}
rate() { awk -v bytes="$(wc -c <"$large")" -v seconds="$seconds" 'BEGIN { printf "%.1f", bytes / 1e6 / seconds }'; }

measure "$facts" extract --format csv "$small"
small_kilobytes=$kilobytes
measure "$facts" extract --format csv "$large"
large_kilobytes=$kilobytes
facts_rate=$(rate)
measure pcre2grep -u -o "$pattern" "$large"
pcre2grep_rate=$(rate)

walls=()
for _ in 1 2 3 4 5 6 7; do
    start=$(date +%s%N)
    "$facts" extract --format csv "${documents[0]}" >/dev/null || [ $? -eq 1 ]
    walls+=("$((($(date +%s%N) - start) / 100000))")
done
median=$(printf '%s\n' "${walls[@]}" | sort -n | sed -n 4p)

echo "file            $megabytes MB from ${documents[*]##*/}"
echo "facts extract   $facts_rate MB/s"
echo "pcre2grep -o    $pcre2grep_rate MB/s"
awk -v a="$facts_rate" -v b="$pcre2grep_rate" 'BEGIN { printf "ratio           %.3f\n", a / b }'
awk -v small="$small_kilobytes" -v large="$large_kilobytes" -v mb="$megabytes" \
    'BEGIN { printf "peak memory     %.1f MB on %g MB, %.1f MB on %g MB\n", small / 1024, mb / 10, large / 1024, mb }'
awk -v tenths="$median" -v name="${documents[0]##*/}" \
    'BEGIN { printf "start to finish %.1f ms for %s (median of 7)\n", tenths / 10, name }'
