"""round_trip.py DOCUMENT...: a document that is printed to PDF (in one column and in two), or saved as DOCX or HTML, has
the facts that its text has."""
import collections
import csv
import html
import os
import subprocess
import sys

import docx
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, SimpleDocTemplate

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
CHINESE = ParagraphStyle("chinese", fontName="STSong-Light", fontSize=11, leading=16, wordWrap="CJK", spaceAfter=8)
ENGLISH = ParagraphStyle("english", fontSize=10.5, leading=14, spaceAfter=8)
FIELDS = "metric kind value value_hi unit bound time base status region".split()


def facts(path):
    command = [os.environ["FACTS"], "extract", path, "--published", "2025-11", "--region", "CHN", "--format", "csv"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return collections.Counter(tuple(row[field] for field in FIELDS) for row in csv.DictReader(told.splitlines()))


def furniture(page, document):
    page.drawString(72, 800, "The running head of 2030")
    page.drawString(280, 30, str(document.page))


def printed(paragraphs):
    """Made anew each time: a layout takes them."""
    return [Paragraph(html.escape(p), CHINESE if any(c > "\u3000" for c in p) else ENGLISH) for p in paragraphs]


def without_tables(document):
    """Its lines but for tables and what stands above them, which have a test of their own."""
    kept = []
    for line in open(document):
        if not line.startswith("|"):
            kept.append(line)
            continue
        while kept and not kept[-1].endswith((".\n", "。\n")):
            kept.pop()
    return kept


def write_all(paragraphs):
    with open("plain.txt", "w") as plain:
        plain.write("\n\n".join(paragraphs) + "\n")
    SimpleDocTemplate("one.pdf").build(printed(paragraphs), onFirstPage=furniture, onLaterPages=furniture)
    page = BaseDocTemplate("two.pdf")
    width = page.width / 2 - 8
    columns = [Frame(left, page.bottomMargin, width, page.height) for left in (72, 72 + width + 16)]
    page.addPageTemplates(PageTemplate(frames=columns, onPage=furniture))
    page.build(printed(paragraphs))
    word = docx.Document()
    for paragraph in paragraphs:
        word.add_paragraph(paragraph)
    word.save("word.docx")
    with open("web.html", "w") as web:
        web.write("<!DOCTYPE html><meta charset=utf-8>" + "\n".join(f"<p>{html.escape(p)}" for p in paragraphs))


for document in sys.argv[1:]:
    with open("source.md", "w") as source:
        source.writelines(without_tables(document))
    text = subprocess.run([os.environ["FACTS"], "text", "source.md"], capture_output=True, text=True, check=True).stdout
    write_all([line for line in text.split("\n") if line.strip()])
    plain = facts("plain.txt")
    for name, least in (("word.docx", 1), ("web.html", 1), ("one.pdf", 0.97), ("two.pdf", 0.92)):
        again = facts(name)
        same = sum((plain & again).values())
        enough = same >= least * max(sum(plain.values()), sum(again.values()))
        print(os.path.basename(document), name, "ok" if enough else f"{same} of {sum(plain.values())} are the same")
