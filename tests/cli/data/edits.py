"""Edits the sample documents at random where no fact stands, and holds them against a baseline: whatever such edits are,
nothing may be told. Prints each round that tells something, with the edits that made it; the seed makes it repeatable."""
import os
import random
import re
import subprocess
import sys
import textwrap

facts, samples = os.environ["FACTS"], sys.argv[1]
rounds, seed = int(sys.argv[2]), int(sys.argv[3])
NEUTRAL = {
    "en": ["The weather was kind to all who took part.", "Thanks go to everyone who helped with this text.",
           "Readers are welcome to write to the editors."],
    "zh": ["编者感谢各位读者的关心。", "与会者进行了热烈的讨论。", "欢迎读者来信。"],
}


def language(paragraph):
    return "zh" if re.search("[\u4e00-\u9fff]", paragraph) else "en"


def is_prose(paragraph):
    """Paragraphs that end with a sentence: behind others a page breaks one that has numbers."""
    return len(paragraph) > 60 and paragraph.rstrip()[-1] in ".。" and not paragraph.startswith("#") and "...." not in paragraph and "……" not in paragraph


# Each edit takes the paragraphs and the place of one of them, and says what it did.
def new_paragraph(paragraphs, at, dice):
    paragraphs.insert(at + 1, dice.choice(NEUTRAL[language(paragraphs[at])]))


def sentence_behind(paragraphs, at, dice):
    words = dice.choice(NEUTRAL[language(paragraphs[at])])
    paragraphs[at] += words if language(paragraphs[at]) == "zh" else " " + words


def other_blanks(paragraphs, at, dice):
    if language(paragraphs[at]) == "en":
        paragraphs[at] = paragraphs[at].replace(". ", ".  ")


def blanks_at_the_end(paragraphs, at, dice):
    paragraphs[at] += "   "


def more_empty_lines(paragraphs, at, dice):
    paragraphs.insert(at + 1, "")


def other_lines(paragraphs, at, dice):
    """English between words, Chinese anywhere, within numbers too. A first line that ends with its sentence could be a
    paragraph of its own."""
    text = paragraphs[at]
    if "\n" in text:
        return
    if language(text) == "zh":
        size = dice.randint(30, 60)
        lines = [text[i:i + size] for i in range(0, len(text), size)]
    else:
        lines = textwrap.wrap(text, dice.randint(60, 110), break_on_hyphens=False)
    if lines[0][-1] not in ".;。；":
        paragraphs[at] = "\n".join(lines)


EDITS = [new_paragraph, sentence_behind, other_blanks, blanks_at_the_end, more_empty_lines, other_lines]


# With what is known of the documents, and with what they say of themselves.
KNOWN = {"known.csv": ["--manifest", samples + "/manifest.csv"], "unknown.csv": []}


def check(baseline, *more):
    command = [facts, "check", "edited", "--baseline", baseline, *KNOWN[baseline], *more]
    return subprocess.run(command, capture_output=True, text=True)


def write(texts):
    os.makedirs("edited", exist_ok=True)
    for name, text in texts.items():
        with open("edited/" + name, "w", newline="") as file:
            file.write(text)


originals = {name: open(f"{samples}/{name}").read() for name in sorted(os.listdir(samples)) if name.endswith(".md")}
write(originals)
for baseline in KNOWN:
    assert check(baseline, "--update").returncode == 0
told = 0
for number in range(rounds):
    dice = random.Random(seed * 1000 + number)
    done, texts = [], {}
    for name, text in originals.items():
        paragraphs = text.split("\n\n")
        for _ in range(dice.randint(1, 4)):
            places = [i for i, paragraph in enumerate(paragraphs) if is_prose(paragraph)]
            at, edit = dice.choice(places), dice.choice(EDITS)
            done.append(f"{name}: {edit.__name__} at '{paragraphs[at][:24]}'")
            edit(paragraphs, at, dice)
        texts[name] = "\n\n".join(paragraphs)
        if dice.random() < 0.3:
            done.append(f"{name}: windows_lines")
            texts[name] = texts[name].replace("\n", "\r\n")
    write(texts)
    for baseline in KNOWN:
        result = check(baseline)
        if result.returncode != 0:
            told += 1
            print(f"round {number}, {baseline}:", *done, sep="\n  ")
            print(result.stdout + result.stderr)
print(f"{rounds} rounds, {told} told something")
