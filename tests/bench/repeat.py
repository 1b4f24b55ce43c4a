#!/usr/bin/env python3
"""repeat.py MEGABYTES DOC...: the documents, again and again, on standard output until there is enough of them.

Every repetition has other digits, so that nothing can be remembered from the one before. Years stay: with them in
disorder the dates would be read as plain numbers, which is less work than real documents are. The digits are the same
at every run.
"""
import random
import re
import sys

NUMBER = re.compile(rb"\d+")
YEAR = re.compile(rb"(19|20)\d\d")


def main(megabytes, paths):
    documents = [open(path, "rb").read() for path in paths]
    digits = random.Random(1)

    def vary(number):
        text = number.group()
        if YEAR.fullmatch(text):
            return text
        return b"%0*d" % (len(text), digits.randrange(10 ** (len(text) - 1), 10 ** len(text)))

    left = megabytes * 1_000_000
    while left > 0:
        for document in documents:
            varied = NUMBER.sub(vary, document)[:left]
            sys.stdout.buffer.write(varied)
            left -= len(varied)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
