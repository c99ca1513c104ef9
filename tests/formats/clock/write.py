"""Writes the files of this folder with other programs, each named after the program that writes it.

    pip install pypandoc_binary translate-toolkit polib python-docx odfpy ebooklib imageio-ffmpeg
    apt install libreoffice-writer-nogui chromium
    python write.py

The text is ours, in three languages.
"""

import csv
import json
import os
import subprocess
import tempfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import docx
import ebooklib.epub
import imageio_ffmpeg
import odf.opendocument
import odf.style
import odf.table
import odf.text
import polib
import pypandoc
from translate.storage import csvl10n, tmx, xliff, xliff2

HERE = Path(__file__).parent

TITLE = ("The Clockmaker", "钟表匠", "L'horloger")
TEXT = [
    (
        "An old clockmaker lived above the harbour in a house with forty clocks. No two of them ever agreed.",
        "海港上方的一座房子里住着一位老钟表匠，屋里有四十只钟。没有哪两只钟走得一样准。",
        "Un vieil horloger vivait au-dessus du port, dans une maison de quarante pendules. Jamais deux d'entre elles n'étaient d'accord.",
    ),
    (
        "\"Which one is right?\" asked the boy. \"The one you are looking at,\" the old man said.",
        "“哪一只才是准的？”男孩问。“你正看着的那一只。”老人说。",
        "« Laquelle est juste ? » demanda le garçon. « Celle que tu regardes », dit le vieil homme.",
    ),
    (
        "In the winter of 1931 the power failed for 3 days, and every clock stopped but one.",
        "1931年冬天停了3天电，除了一只，所有的钟都停了。",
        "Pendant l'hiver 1931, le courant manqua 3 jours, et toutes les pendules s'arrêtèrent sauf une.",
    ),
]
HEADING = ("The Last Tick", "最后一声滴答", "Le dernier tic-tac")
END = [
    (
        "Nobody knows who wound it. It still hangs in the station, seven minutes slow & proud of it.",
        "没有人知道是谁给它上的发条。它至今还挂在车站里，慢了七分钟，却很得意。",
        "Personne ne sait qui l'a remontée. Elle est encore accrochée dans la gare, en retard de sept minutes et fière de l'être.",
    ),
]
ROWS = [TITLE, *TEXT, HEADING, *END]


def markdown(*sides):
    """Both languages in turn, or one."""
    lines = []
    for mark, rows in (("# ", [TITLE]), ("", TEXT), ("## ", [HEADING]), ("", END)):
        for row in rows:
            for side in sides:
                lines.append(f"{mark}{row[side]}\n")
    return "\n".join(lines)


def pandoc():
    for extension, to in [("epub", "epub3"), ("epub2.epub", "epub2"), ("docx", "docx"), ("odt", "odt"), ("fb2", "fb2"), ("html", "html")]:
        text, options = markdown(0, 1), ["--standalone", "--metadata=title:Clocks", "--metadata=lang:en"]
        pypandoc.convert_text(text, to, "markdown-smart", outputfile=str(HERE / f"pandoc.{extension}"), extra_args=options)
    for side, language in enumerate(["en", "zh"]):
        options = ["--standalone", f"--metadata=title:{TITLE[side]}", f"--metadata=lang:{language}"]
        pypandoc.convert_text(markdown(side), "epub3", "markdown-smart", outputfile=str(HERE / f"pandoc.{language}.epub"), extra_args=options)
    pypandoc.convert_text(markdown(0, 1), "gfm", "markdown-smart", outputfile=str(HERE / "pandoc.md"), extra_args=["--wrap=none"])
    table = "<table><tr><th>English</th><th>中文</th></tr>" + "".join(f"<tr><td>{a.replace('&', '&amp;')}</td><td>{b}</td></tr>" for a, b, _ in ROWS) + "</table>"
    pypandoc.convert_text(table, "docx", "html", outputfile=str(HERE / "pandoc.table.docx"))


def libreoffice():
    with tempfile.TemporaryDirectory() as folder:
        for source, kinds in [("pandoc.docx", ["odt", "epub", "html"]), ("pandoc.odt", ["docx", "fodt"]), ("pandoc.table.docx", ["odt"])]:
            for kind in kinds:
                command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind, "--outdir", folder, HERE / source]
                subprocess.run(command, check=True, capture_output=True)
                name = "libreoffice.table." if "table" in source else "libreoffice."
                os.replace(Path(folder) / (Path(source).stem + "." + kind), HERE / (name + kind))


def word():
    document = docx.Document()
    document.add_paragraph(TITLE[0], style="Title")
    document.add_paragraph(TITLE[1], style="Title")
    for row in TEXT:
        document.add_paragraph(row[0])
        document.add_paragraph(row[1])
    document.add_heading(HEADING[0], level=2)
    document.add_heading(HEADING[1], level=2)
    table = document.add_table(rows=0, cols=2)
    for row in END:
        for cell, text in zip(table.add_row().cells, row):
            cell.text = text
    document.save(HERE / "python-docx.docx")


def open_document():
    document = odf.opendocument.OpenDocumentText()
    for side in (0, 1):
        document.text.addElement(odf.text.H(outlinelevel=1, text=TITLE[side]))
    for row in TEXT:
        for side in (0, 1):
            document.text.addElement(odf.text.P(text=row[side]))
    table = odf.table.Table(name="end")
    for row in [HEADING, *END]:
        line = odf.table.TableRow()
        for side in (0, 1):
            cell = odf.table.TableCell()
            cell.addElement(odf.text.P(text=row[side]))
            line.addElement(cell)
        table.addElement(line)
    document.text.addElement(table)
    document.save(HERE / "odfpy.odt")


def epub():
    for side, language in enumerate(["en", "zh"]):
        book = ebooklib.epub.EpubBook()
        book.set_identifier(f"clock-{language}")
        book.set_title(TITLE[side])
        book.set_language(language)
        pages = []
        for number, (title, rows) in enumerate([(TITLE, TEXT), (HEADING, END)], 1):
            page = ebooklib.epub.EpubHtml(title=title[side], file_name=f"chapter {number}.xhtml", lang=language)
            text = "".join(f"<p>{row[side].replace('&', '&amp;')}</p>" for row in rows)
            page.content = f"<h1>{title[side]}</h1>{text}"
            book.add_item(page)
            pages.append(page)
        book.toc = pages
        book.add_item(ebooklib.epub.EpubNcx())
        book.add_item(ebooklib.epub.EpubNav())
        book.spine = ["nav", *pages]
        ebooklib.epub.write_epub(HERE / f"ebooklib.{language}.epub", book)


def gettext():
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "8bit", "Language": "zh_CN", "Plural-Forms": "nplurals=1; plural=0;"}
    for number, row in enumerate(ROWS):
        file.append(polib.POEntry(msgid=row[0], msgstr=row[1], occurrences=[("clock.c", str(number))], flags=["fuzzy"] if number == 2 else []))
    file.append(polib.POEntry(msgctxt="wall", msgid="One clock", msgid_plural="%d clocks", msgstr_plural={0: "%d只钟"}))
    file.append(polib.POEntry(msgid="An old clock", msgstr="一只旧钟", obsolete=True))
    file.append(polib.POEntry(msgid="Nobody has translated this."))
    file.save(str(HERE / "polib.po"))


def toolkit():
    memory = tmx.tmxfile()
    for row in ROWS:
        memory.addtranslation(row[0], "en", row[1], "zh-CN")
    memory.savefile(str(HERE / "translate-toolkit.tmx"))
    for unit, row in zip(memory.units, ROWS):
        unit.settarget(row[2], "fr", append=True)
    memory.savefile(str(HERE / "translate-toolkit.three.tmx"))
    file = xliff.xlifffile(sourcelanguage="en", targetlanguage="zh-CN")
    for row in ROWS:
        unit = file.addsourceunit(row[0])
        unit.target = row[1]
        unit.addalttrans("另一种译法" + row[1])
    file.savefile(str(HERE / "translate-toolkit.xlf"))
    file = xliff2.Xliff2File(sourcelanguage="en", targetlanguage="zh-CN")
    for row in ROWS:
        unit = file.addsourceunit(row[0])
        unit.target = row[1]
    file.savefile(str(HERE / "translate-toolkit.2.xlf"))
    table = csvl10n.csvfile()
    for row in ROWS:
        unit = table.addsourceunit(row[0])
        unit.target = row[1]
    table.savefile(str(HERE / "translate-toolkit.csv"))


def subtitles():
    def time(seconds):
        return f"00:00:{seconds:02},000"

    lines = [pair for row in ROWS for pair in [row[:2]]]
    srt = "".join(f"{n}\n{time(3 * n)} --> {time(3 * n + 2)}\n{a}\n{b}\n\n" for n, (a, b) in enumerate(lines, 1))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "clock.srt"
        source.write_text(srt, encoding="utf-8")
        for kind in ["srt", "vtt", "ass", "lrc"]:
            subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-i", source, HERE / f"ffmpeg.{kind}"], check=True, capture_output=True)


def pages():
    body = "".join(f"<p lang='{tag}'>{row[side].replace('&', '&amp;')}</p>" for row in TEXT + END for side, tag in enumerate(["en", "zh"]))
    page = f"<!DOCTYPE html><meta charset=utf-8><title>Clocks</title><h1 lang=en>{TITLE[0]}</h1><h1 lang=zh>{TITLE[1]}</h1>{body}"
    message = MIMEMultipart("related", type="text/html", boundary="=_clock")
    part = MIMEText(page, "html", "gb18030")
    part["Content-Location"] = "https://example.org/clock.html"
    message.attach(part)
    message["Subject"] = "Clocks"
    (HERE / "python-email.page.mht").write_bytes(message.as_bytes())
    # Chromium saves it as MHTML by the command `Page.captureSnapshot` of its DevTools: `chromium.page.mhtml`.
    (HERE / "python.page.html").write_text(page, encoding="utf-8")


def data():
    keys = [f"clock:1.{number}" for number in range(len(ROWS))]
    for side, language in enumerate(["en", "zh"]):
        text = {key: row[side] for key, row in zip(keys, ROWS)}
        if language == "zh":
            del text[keys[2]]
        (HERE / f"python-json.{language}.json").write_text(json.dumps(text, ensure_ascii=False, indent=2), encoding="utf-8")
    with open(HERE / "python-csv.three.csv", "w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "English", "中文", "Français"])
        writer.writerows([number, *row] for number, row in enumerate(ROWS, 1))
    (HERE / "python-json.three.json").write_text(json.dumps([dict(zip(["en", "zh", "fr"], row)) for row in ROWS]), encoding="utf-8")


if __name__ == "__main__":
    import sys
    for write in [pandoc, word, open_document, epub, gettext, toolkit, subtitles, pages, data, libreoffice]:
        if len(sys.argv) < 2 or write.__name__ in sys.argv[1:]:
            write()
