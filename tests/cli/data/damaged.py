"""damaged.py READER FORMAT=DOCUMENT...: whatever is wrong with a document, its reader gives text or says why, in one line."""
import random
import subprocess
import sys

ROUNDS = 30
random.seed(1)  # the same damage in every run


def damage(whole):
    data = bytearray(whole)
    kind = random.random()
    if kind < 0.2:
        return data[:random.randrange(len(data))]
    if kind < 0.4:
        start = random.randrange(len(data))
        data[start:start] = data[start:start + random.randrange(2000)] * random.choice((1, 5))
        return data
    for _ in range(random.choice((1, 3, 20, 200))):
        data[random.randrange(len(data))] = random.randrange(256)
    return data


def deep(count):
    return b"<html>" + b"<div><b><sup><table><tr><td>" * count + b"5 GW"


reader = sys.argv[1]
for argument in sys.argv[2:]:
    name, path = argument.split("=")
    whole = open(path, "rb").read()
    inputs = [damage(whole) for _ in range(ROUNDS)] + [b"", b"\0" * 100] + ([deep(20000)] if name == "html" else [])
    wrong = 0
    for data in inputs:
        told = subprocess.run([reader, name], input=bytes(data), capture_output=True, timeout=120)
        failed_well = told.returncode == 3 and told.stdout.count(b"\n") == 1
        if told.returncode != 0 and not failed_well:
            wrong += 1
            print(name, "exit", told.returncode, told.stderr.decode(errors="replace")[:2000])
    print(name, len(inputs), "read or refused" if not wrong else f"{wrong} went wrong")
