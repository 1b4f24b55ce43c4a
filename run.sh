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
store=$out/facts.db
asked=$(printf '%q ' "$PWD" "$@")
status=0

# out/ holds what these documents say and nothing of another run. The store of a run on the same ones stays: what is
# unchanged is not read again. Another one is put aside, for 'facts add' may have filled it.
begin_anew() {
    for table in facts series trends conflicts wide iamc owid; do rm -f "$out/$table.csv"; done
    rm -f "$out/datapackage.json" "$out/before.db" "$out/before.db-wal" "$out/before.db-shm"
    if [ -e "$store" ]; then
        for end in "" -wal -shm; do if [ -e "$store$end" ]; then mv "$store$end" "$out/before.db$end"; fi; done
        echo "A store of other documents was in $store; it is $out/before.db now."
    fi
    printf '%s\n' "$asked" >"$out/.documents"
}

# 1 says that the documents hold no facts, which is an answer, 3 that some could not be read; the others are there.
add_documents() {
    status=0
    "$facts" --db "$store" add "$@" | tee "$out/.told" || status=$?
    case $status in 0 | 1 | 3) ;; *) exit "$status" ;; esac
    [ -e "$store" ] || exit "$status"
}

# Whether the store has documents that were not among these, as files that are gone from a folder.
has_others() {
    told=$(grep -c '^[^ ]' "$out/.told" || true)
    held=$("$facts" --db "$store" documents --format jsonl 2>/dev/null | wc -l)
    [ "$told" -ne "$held" ]
}

if [ "$asked" != "$(cat "$out/.documents" 2>/dev/null)" ]; then begin_anew; fi
add_documents "$@"
if has_others; then
    begin_anew
    add_documents "$@"
fi
rm -f "$out/.told"
exported=0
"$facts" --db "$store" export "$out" || exported=$?
if [ "$exported" -gt 1 ]; then exit "$exported"; fi

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
if [ "$status" -gt 1 ]; then exit "$status"; fi
