#!/usr/bin/env python3
"""Fills byte_start and byte_end of an annotation from its columns line, quote and nth.

    tools/annotate.py samples/facts.csv      # the documents lie beside the table: DOC.md or DOC.txt

Run it after editing a document or its annotation. A quote that its line does not hold is an error, not a guess.
"""
import csv
import pathlib
import sys


def document_lines(folder, name):
    for ending in (".md", ".txt"):
        path = folder / (name + ending)
        if path.exists():
            return path.read_bytes().splitlines(keepends=True)
    sys.exit(f"annotate: {folder / name}: no such document (.md or .txt)")


def quote_offset(line, quote, nth):
    """Where occurrence `nth` (from 1) of `quote` begins in `line`, or -1."""
    at = -1
    for _ in range(nth):
        at = line.find(quote, at + 1)
        if at < 0:
            break
    return at


def main(table):
    table = pathlib.Path(table)
    with open(table, encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, rows = reader.fieldnames, list(reader)
    documents = {name: document_lines(table.parent, name) for name in {row["doc"] for row in rows}}
    for number, row in enumerate(rows, 2):
        lines, line, quote = documents[row["doc"]], int(row["line"]), row["quote"].encode()
        at = quote_offset(lines[line - 1], quote, int(row["nth"])) if line <= len(lines) else -1
        if at < 0:
            sys.exit(f"annotate: {table}:{number}: line {line} of {row['doc']} does not hold {row['quote']!r}")
        row["byte_start"] = sum(map(len, lines[: line - 1])) + at
        row["byte_end"] = row["byte_start"] + len(quote)
    with open(table, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
