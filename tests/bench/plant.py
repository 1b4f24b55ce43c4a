#!/usr/bin/env python3
"""Mistakes put into real documents, one at a time: which do `facts conflicts` and `facts verify` find, and what else do
they tell?
    plant.py FACTS MANIFEST...
A sentence with a number is said again at the end of its document, as a summary does: as it stands, which must give no
finding, and with a slip of the keyboard (one digit changed, two in the wrong order, the point moved). And a rise "from A
to B" is turned round. Findings that the document gives by itself are left out; --show lists them and what was missed."""
import csv
import io
import os
import random
import re
import subprocess
import sys
import tempfile

NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
RISES = [
    re.compile(r"(?:increas|grow|grew|ris|rose|climb)\w*\s[^.;。]{0,60}?from\s+(\d[\d.,]*\d)\s?[^.;。\d]{0,25}"
               r"(?:in\s(?:19|20)\d\d\s)?to\s+(\d[\d.,]*\d)"),
    re.compile(r"[由从](\d[\d.]*\d)[^，。；\d]{0,8}(?:增加|提高|增长|上升|提升)[到至](\d[\d.]*\d)"),
]
PLACES, LEAST_DIGITS = 3, 3
LEADS = {"zh": "总的来看，", "en": "As said above: "}
counts = dict.fromkeys(("documents", "planted", "found", "right", "wrong", "controls", "own"), 0)


def ask(verb, path, row):
    about = [option for name in ("published", "region") if row.get(name) for option in (f"--{name}", row[name])]
    run = subprocess.run([FACTS, verb, path, *about, "--format", "csv", "--quiet"], capture_output=True, check=False)
    if run.returncode > 1:
        sys.exit(run.stderr.decode())
    return list(csv.DictReader(io.StringIO(run.stdout.decode())))


def findings(path, row):
    return [finding for verb in ("conflicts", "verify") for finding in ask(verb, path, row)]


def signature(finding):
    return tuple(value for name, value in sorted(finding.items()) if name not in ("finding", "facts"))


def slip(quote):
    """The quote with a slip in its longest number, or None."""
    found = max(NUMERAL.finditer(quote), key=lambda m: len(m.group()), default=None)
    if not found or len(re.sub(r"\D", "", found.group())) < LEAST_DIGITS:
        return None
    said = found.group()
    at = [i for i, c in enumerate(said) if c.isdigit()]
    way = random.choice(("digit", "swap", "point"))
    if way == "point" and "." in said:
        whole, part = said.split(".")
        made = whole + part[0] + ("." + part[1:] if part[1:] else "")
    elif way == "swap" and (pairs := [i for i in at if i + 1 in at and said[i] != said[i + 1] and said[i + 1] != "0"]):
        i = random.choice(pairs)
        made = said[:i] + said[i + 1] + said[i] + said[i + 2:]
    else:
        i = random.choice(at[1:])
        made = said[:i] + random.choice([c for c in "123456789" if c != said[i]]) + said[i + 1:]
    return quote[:found.start()] + made + quote[found.end():]


def plant(text, row, own, planted, what):
    """Reads the changed text; `planted` is the number that a finding must name, or None where there must be none."""
    path = os.path.join(folder, row["document"] + ".txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    hit = False
    for finding in findings(path, row):
        if signature(finding) in own:
            continue
        right = planted is not None and any(planted in value for value in finding.values() if value)
        counts["right" if right else "wrong"] += 1
        hit = hit or right
        if show and not right:
            print("wrong:", row["document"], what, finding)
    counts["controls" if planted is None else "planted"] += 1
    counts["found"] += hit
    if show and planted is not None and not hit:
        print("missed:", row["document"], what)


def repeat_sentences(text, row, own, facts):
    places = [f for f in facts if f["kind"] == "level" and f["time_source"] == "explicit" and f["unit"] != "year"
              and f["sentence"].count(f["quote"]) == 1]
    random.shuffle(places)
    for fact in places[:PLACES]:
        made = slip(fact["quote"])
        if not made:
            continue
        said = text.rstrip() + "\n\n" + LEADS[fact["language"]] + fact["sentence"]
        end = said.rindex(fact["quote"])
        plant(said + "\n", row, own, None, "said again")
        plant(said[:end] + made + said[end + len(fact["quote"]):] + "\n", row, own, made, f"{fact['quote']} as {made}")


def turn_rises(text, row, own):
    for rise in (m for pattern in RISES for m in pattern.finditer(text)):
        low, high = rise.groups()
        if low == high or re.fullmatch(r"(?:19|20)\d\d", low) or re.fullmatch(r"(?:19|20)\d\d", high):
            continue
        turned = text[:rise.start(1)] + high + text[rise.end(1):rise.start(2)] + low + text[rise.end(2):]
        plant(turned, row, own, high, f"from {high} to {low}")


show = "--show" in sys.argv
FACTS, *manifests = [argument for argument in sys.argv[1:] if argument != "--show"]
random.seed(7)
with tempfile.TemporaryDirectory() as folder:
    for manifest in manifests:
        with open(manifest, encoding="utf-8-sig", newline="") as table:
            rows = list(csv.DictReader(table))
        for row in rows:
            path = os.path.join(os.path.dirname(manifest), row["path"])
            with open(path, encoding="utf-8", errors="replace") as file:
                text = file.read()
            own = {signature(finding) for finding in findings(path, row)}
            counts["documents"] += 1
            counts["own"] += len(own)
            repeat_sentences(text, row, own, ask("extract", path, row))
            turn_rises(text, row, own)
print("{documents} documents, {own} findings of their own; {found} of {planted} planted mistakes found; "
      "{right} findings of them, {wrong} others ({controls} sentences said again without a mistake)".format(**counts))
