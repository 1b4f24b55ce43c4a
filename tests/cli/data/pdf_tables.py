"""Makes the documents of pdf_tables.test in the current folder: tables as people print them, and what only looks like one."""
from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, ListFlowable, PageTemplate, Paragraph, SimpleDocTemplate, Table

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
english = getSampleStyleSheet()["BodyText"]
chinese = ParagraphStyle("chinese", fontName="STSong-Light", fontSize=11, leading=16, wordWrap="CJK", spaceBefore=6)
right = ParagraphStyle("right", parent=english, alignment=TA_RIGHT)
RULES = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
RIGHT = [("ALIGN", (1, 0), (-1, -1), "RIGHT")]
PROSE = "The valley has long used the wind, and the office says that it will go on to do so for years. "


def text(words):
    return Paragraph(words, chinese if words[0] > "\u3000" else english)


sources = [["Source", "2020", "2022", "Target 2030"], ["Wind", "281.5", "365.4", "900"], ["Solar", "253.4", "", "1,000"],
           ["Hydropower", Paragraph("370.2<super>2</super>", right), "413.5", "n/a"]]
countries = [["Country", "Wind capacity (GW)", "", "Emissions\n(Mt CO2)"], ["", "2021", "2023", "2023"],
             ["Chile", "3.1", "4.9", "81"], ["Peru", "0.4", "0.9", "52"]]
spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1)), ("ALIGN", (1, 0), (-1, -1), "CENTER")]
indicators = [["Indicator", "Unit", "2019", "2021"], [text("Share of renewables in final energy consumption"), "%", "18.4", "20"],
              ["Transport", "", "", ""], ["CO2 emissions", "Mt", "1.9", "1.7"],
              [text("Forest area of the upper valley and of the lower one"), "thousand ha", "31", "33"]]
SimpleDocTemplate("tables.pdf").build([
    text(PROSE * 3), text("Table 1: Installed capacity by source (GW)"), Table(sources, colWidths=[90, 60, 60, 80], style=RIGHT + RULES),
    text(PROSE * 3), text("By country"), Table(countries, style=spans), text("Indicators"),
    Table(indicators, colWidths=[130, 80, 60, 60], style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE")]), text(PROSE * 2)])

regions = [["地区", "2023年风电", "2030年风电目标"], ["甘肃", "260", "410"], ["内蒙古", "690", "900"]]
SimpleDocTemplate("chinese.pdf").build([
    text("全省电力供应平稳有序。" * 7), text("表1 装机容量（万千瓦）"),
    Table(regions, style=[("FONT", (0, 0), (-1, -1), "STSong-Light")]), text("全省电力供应平稳有序。" * 4)])

columns = BaseDocTemplate("columns.pdf")
width = columns.width / 2 - 8
frames = [Frame(left, columns.bottomMargin, width, columns.height) for left in (72, 72 + width + 16)]
columns.addPageTemplates(PageTemplate(frames=frames))
years = [["Year", "Coal consumption (kt)", "Growth (%)"], ["2021", "310", "4.5"], ["2022", "290", "-6.5"]]
columns.build([text(PROSE * 8), Table(years), text(PROSE * 40)])

contents = [["Wind", "3"], ["Sun and water", "7"], ["Annex", "19"]]
uses = [["Coal use", "13.6 Mt"], ["Gas use", "2.1 Mt"], ["Oil use", "4.4 Mt"]]
measures = [["Measure", "What is planned"], ["Buses", "By 2030 the share of electric buses is to reach 40 percent."],
            ["Trains", "Lines of 300 km are to be electrified."]]
items = ListFlowable([text("Trams run on 50 percent of the power by 2030."), text("Boats, 3 of them.")],
                     bulletFormat="%s.")
equations = [["x = 3 + y", "(1)"], ["y = 4 + z", "(2)"], ["z = 5", "(3)"]]
SimpleDocTemplate("none.pdf").build([
    text("Contents"), Table(contents, colWidths=[200, 40]), text(PROSE * 2), Table(uses), text(PROSE), Table(measures),
    text(PROSE), items, Table(equations, colWidths=[200, 40])])

# no head that the numbers line up below: lines of text, in which two numbers stay two
rows = Canvas("rows.pdf")
rows.setFont("Helvetica", 11)
rows.drawString(72, 760, "Energy use in TWh")
for at, cells in enumerate((("Transport", "751", "638"), ("Industry", "644", "670"))):
    for x, cell in zip((72, 220, 300), cells):
        rows.drawString(x, 730 - 18 * at, cell)
rows.drawString(72, 650, "In 2020 the towns used 1 245 TWh of energy.")
rows.save()

# right below a paragraph whose last line is nearly full: the first head is no line of the paragraph
below = Canvas("below.pdf")
below.setFont("Helvetica", 12)
for at, line in enumerate(("The valley has long used the wind, and the office says that it will go on to do so",
                           "for years, and that what the sun gives is to be used much more than it is now,",
                           "of which the plants that stand below are but a part that is worth a word.")):
    below.drawString(72, 760 - 17.6 * at, line)
for at, cells in enumerate((("Source", "2021 (MW)", "2022 (MW)", "2023 (MW)"), ("Wind", "281", "365", "457"),
                            ("Solar", "253", "300", "260"), ("Geothermal", "84", "988", "1,013"))):
    below.drawString(72, 704 - 17.6 * at, cells[0])
    for right, cell in zip((259, 358, 457), cells[1:]):
        below.drawRightString(right, 704 - 17.6 * at, cell)
below.save()

# a head that is merged over two years and aligned to the left, as Word has it, stands over the first of them
SimpleDocTemplate("merged.pdf").build([
    text(PROSE * 2), Table(countries, colWidths=[90, 130, 130, 100], style=[("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1))])])
