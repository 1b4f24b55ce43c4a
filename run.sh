#!/usr/bin/env bash
# ./run.sh [DOC...]: sets up, builds, and puts the facts of the documents (without any: of the samples) into out/.
set -euo pipefail
root=$(cd "$(dirname "$0")" && pwd)
facts=$root/build/facts
out=$root/out

"$root/setup.sh"
"$root/tools/build.sh" build facts

if [ $# -eq 0 ]; then
    set -- --manifest "$root/samples/manifest.csv"
fi
mkdir -p "$out"
status=0
"$facts" --db "$out/facts.db" add "$@" || status=$?
if [ "$status" -gt 1 ]; then exit "$status"; fi # 1 says that the documents hold no facts, which is an answer
"$facts" --db "$out/facts.db" export "$out" || status=$?
if [ "$status" -gt 1 ]; then exit "$status"; fi

echo
echo "Made:"
for file in "$out"/*; do
    case $file in
        *.csv) printf '  %-40s %6d rows\n' "$file" "$(($(wc -l <"$file") - 1))" ;;
        *-wal | *-shm) ;; # SQLite's own, beside an open store
        *) printf '  %-40s %6d kB\n' "$file" "$((($(wc -c <"$file") + 1023) / 1024))" ;;
    esac
done
cat <<END

Try next (from $root):
  build/facts metrics                      which quantities there are, with counts and time spans
  build/facts --metric wind_capacity       the facts of one metric
  build/facts --kind growth --format md    the facts of one kind, as a Markdown table
  build/facts show ID                      one fact with its sentence, its line and the rule that found it
  build/facts coverage DOC                 what became of every number of a document
END
