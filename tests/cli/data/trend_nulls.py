"""Every null of a trend has its reason: a note that names it or the method it belongs to."""

import json
import math
import os
import random
import subprocess

KINDS = [
    lambda i, n, draw: draw.gauss(0, 1),
    lambda i, n, draw: 3.5,
    lambda i, n, draw: i * 0.1,
    lambda i, n, draw: 2**i,
    lambda i, n, draw: 100 / (1 + math.exp(-(i - n / 2))),
    lambda i, n, draw: draw.randrange(3),
    lambda i, n, draw: 0,
]


def nulls(value, path):
    if value is None:
        yield path
    elif isinstance(value, (dict, list)):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from nulls(part, path + [str(key)])


def has_reason(path, notes):
    names = [key for key in path if not key.isdigit()]
    for note in notes:
        subjects = note.split(":")[0].split(", ")
        if names[0] in subjects or ".".join(names) in subjects:
            return True
    return False


def main():
    draw = random.Random(3)
    for count in range(120):
        n = draw.choice([1, 2, 3, 4, 5, 6, 8, 12, 20])
        make = draw.choice(KINDS)
        with open("series.csv", "w", encoding="utf-8") as table:
            table.write("x,y,bound\n")
            for i in range(n):
                x = 2020 if draw.random() < 0.1 else 2000 + i
                table.write(f"{x},{make(i, n, draw)!r},{draw.choice(['eq', 'gt', 'lt', 'approx'])}\n")
        command = [os.environ["FACTS"], "trend", "--csv", "series.csv", "--x", "x", "--y", "y", "--format", "json"]
        command += ["--at", "2003.5,0", "--forecast", "2030", "--bounds", "censored", "--degree", draw.choice("112")]
        command += ["--no-intercept"] if count % 5 == 0 else []
        trend = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        notes = trend.pop("notes")
        for path in nulls(trend, []):
            assert has_reason(path, notes), f"no reason for {'.'.join(path)} among {notes}"
    print("every null has its reason")


main()
