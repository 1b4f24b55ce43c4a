"""Makes the documents of formats.test in the current folder, with the programs that people make them with."""
import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
styles = getSampleStyleSheet()
english = styles["BodyText"]
chinese = ParagraphStyle("chinese", fontName="STSong-Light", fontSize=11, leading=16, wordWrap="CJK")


def furniture(page, document):
    page.setFont("Helvetica", 8)
    page.drawString(72, 800, f"Outlook of 2 GW and more, part {document.page}")
    page.drawString(280, 40, f"Page {document.page} of 3")


first = """By the end of 2023 the wind farms along the coast had a capacity of 61.2 GW<super>12</super>, and the plants of
the valley burnt 14 percent less coal than in the year before; the office counts emis-<br/>sions of CO<sub>2</sub> at 120
million tonnes<super>3</super> for 2023, which is far below the emissions that the plan allows. Protected areas cover
4,500 km<super>2</super>."""
second = "Solar capacity is to reach 25 GW by 2030."
third = "截至2023年底，全省风电装机容量达到6120万千瓦，同比增长14%。"
story = [
    Paragraph("Energy along the coast", styles["Title"]), Paragraph(first, english), PageBreak(),
    Paragraph("Targets", styles["Heading2"]), Paragraph(second, english), PageBreak(), Paragraph(third, chinese),
    Table([["Source", "Capacity in 2023"], ["Hydropower", "7.5 GW"]])
]
SimpleDocTemplate("report.pdf", title="report").build(story, onFirstPage=furniture, onLaterPages=furniture)

rows = [["指标", "2022年", "2023年"], ["风电装机容量（万千瓦）", "4110", "4620"], ["光伏装机容量（万千瓦）", "2050", "2930"]]
divided = "全省电力供应平稳有序，清洁能源占比稳步提高，风电装机容量达到46<br/>2万千瓦。"
contents = "1 Wind .................................... 3<br/>2 Sun ..................................... 7"
story = [Table(rows, style=[("FONT", (0, 0), (-1, -1), "STSong-Light")]), Paragraph(third * 2, chinese),
         PageBreak(), Paragraph(divided, chinese), PageBreak(), Paragraph(contents, english)]
SimpleDocTemplate("table.pdf").build(story)

page = canvas.Canvas("locked.pdf", encrypt=StandardEncryption("secret", canPrint=0))
page.drawString(72, 700, "Wind capacity reached 5 GW.")
page.save()

page = canvas.Canvas("scan.pdf")
page.rect(72, 600, 200, 100, fill=1)
page.save()

picture = Image.new("RGB", (40, 40), "grey")
page = canvas.Canvas("annex.pdf")
for number in range(1, 10):  # 2, 5 to 7 and 9 are scanned, 4 is empty
    page.drawString(72, 800, "Energy along the coast")
    if number in (1, 3, 8):
        thing = {1: "Wind", 3: "Solar", 8: "Hydropower"}[number]
        page.drawString(72, 700 - 40 * number, f"{thing} capacity reached {number} GW in 2024.")
    elif number != 4:
        page.drawImage(ImageReader(picture), 72, 100, 400, 600)
    page.showPage()
page.save()

word = docx.Document()
word.add_heading("Energy along the coast", 1)
paragraph = word.add_paragraph("By the end of 2023 wind capacity had reached ")
paragraph.add_run("61.2 GW").bold = True
paragraph.add_run("3").font.superscript = True  # the mark of a note
paragraph.add_run(".")
deleted = OxmlElement("w:del")  # a change that was tracked
run = OxmlElement("w:r")
text = OxmlElement("w:delText")
text.text = " It was 58 GW in a draft."
run.append(text)
deleted.append(run)
paragraph._p.append(deleted)
paragraph.add_run(" It is 59 GW in a note.").font.hidden = True
word.add_heading("Targets", 2)
word.add_paragraph("Solar capacity is to reach 25 GW by 2030.", style="List Bullet")
item = word.add_paragraph("全省森林覆盖率2030年达到25%。")
number = item._p.get_or_add_pPr()._add_numPr()
number._add_numId().val = 1
table = word.add_table(2, 2)
for cell, words in zip((c for row in table.rows for c in row.cells), ["Source", "2023 (after 30% more rain)", "Hydropower", "7.5 GW"]):
    cell.text = words
table.rows[0]._tr.get_or_add_trPr().append(docx.oxml.OxmlElement("w:tblHeader"))
table.cell(1, 1).paragraphs[0].add_run().add_break()
table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "of dams"
word.save("report.docx")
