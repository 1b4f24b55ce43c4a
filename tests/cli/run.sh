#!/bin/sh
# run.sh SCRIPT.test: what the script prints and its exit status must be what stands in SCRIPT.out.
# The script runs in a folder of its own with
#   $FACTS    the program
#   $SOURCE   the folder of the scripts, for data/
# Standard error is compared where the script redirects it (2>&1). The last line of SCRIPT.out is "exit N".
# A script that ends with 77 is skipped and says why. "run.sh --accept SCRIPT.test" writes SCRIPT.out anew.
set -u
accept=
if [ "$1" = --accept ]; then
    accept=1
    shift
fi
script=$(realpath "$1")
SOURCE=$(dirname "$script")
expected=${script%.test}.out
if [ -z "${FACTS:-}" ]; then
    echo "skipped: no program in \$FACTS"
    exit 77
fi
FACTS=$(realpath "$FACTS")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/work"
export FACTS SOURCE
# nothing of the user's own may change what is printed
unset FACTS_DB NO_COLOR COLUMNS
(cd "$folder/work" && sh "$script" >"$folder/got")
status=$?
if [ "$status" -eq 77 ]; then
    cat "$folder/got"
    exit 77
fi
echo "exit $status" >>"$folder/got"
if [ -n "$accept" ]; then
    cp "$folder/got" "$expected"
    exit 0
fi
diff -u "$expected" "$folder/got"
