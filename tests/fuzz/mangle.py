#!/usr/bin/env python3
"""mangle.py SEED COPIES FILE...: the documents, so many times over, with marks, letters and lines changed at random, as
no writer would put them together. What the program makes of them does not matter; that it comes to an end does, with
sanitizers on (tests/cli/mangled.test; with documents of your own: build/asan/facts extract <(mangle.py 1 50 FILE...))."""
import random
import sys

PIECES = [*",，()（） \t\n%.。-–/:：;、\0", "  ", "\n\n", "and ", "to ", "of ", "or ", "by ", "from ", " 2030 ", "5 GW",
          "respectively", "分别", "增长", "比", "其中"]


def mangled(text, rng):
    text = list(text)
    for _ in range(len(text) // rng.choice([8, 20, 60])):
        at, what = rng.randrange(len(text)), rng.random()
        if what < 0.4:
            text[at] = rng.choice(PIECES)
        elif what < 0.6:
            text[at] = ""
        elif what < 0.75:
            text[at] = text[rng.randrange(len(text))]
        elif what < 0.9 and len(text) > 200:
            del text[at:at + rng.randrange(30)]
        else:
            again = rng.randrange(len(text))
            text[at:at] = text[again:again + rng.randrange(60)]
    return "".join(text)


seed, copies, paths = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
rng = random.Random(seed)
documents = [open(path, encoding="utf-8").read() for path in paths]
parts = [mangled(document, rng) for _ in range(copies) for document in documents]
sys.stdout.buffer.write(rng.choice(["\n\n", "\n", " ", "  \n    "]).join(parts).encode("utf-8", "replace"))
