"""Draw the official element forms as Word templates: `python -m scripts.draw_element_forms [folder]`.

Each form is one text file under `element_form/`, the look of all of them `element_form/theme.toml`. The templates are
edited in Word from then on; a test keeps this drawing and the committed templates the same until that day.
"""

import io
import sys
import tomllib
import zipfile
from pathlib import Path

from scripts.element_form.describe import describe
from scripts.element_form.layout import read_layout
from scripts.element_form.look import font_table, properties, settings, styles, theme_part
from scripts.element_form.word import document, footer

HERE = Path(__file__).resolve().parent / "element_form"
COURT = HERE.parent.parent / "templates" / "court"
FORMS = (
    "complaint-financial-loan",
    "complaint-credit-card",
    "complaint-private-lending",
    "complaint-financial-lease",
    "complaint-guarantee-insurance",
)
ON_THE_TREE = ("enforcement-application", "distribution-application", "enforcement-guarantee-application")
"""Forms whose blanks are fields of the tree, so that their `.toml` is written by hand."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "styles": f"{_WORD}.styles+xml",
    "settings": f"{_WORD}.settings+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "footer": f"{_WORD}.footer+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}


def draw(form: str) -> bytes:
    """The Word template of a form; the same drawing gives the same bytes."""
    theme = tomllib.loads((HERE / "theme.toml").read_text(encoding="utf-8"))
    targets = {name: "theme/theme1.xml" if name == "theme" else f"{name}.xml" for name in _PARTS}
    types = "".join(
        f'<Override PartName="/word/{targets[name]}" ContentType="{kind}"/>' for name, kind in _PARTS.items()
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{name}" Target="{targets[name]}"/>'
        for number, name in enumerate(_PARTS, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        f'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" '
        f'Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": properties(*(("{{ 文书.标题 }}", "{{ 文书.作者|可空 }}") if form in ON_THE_TREE else ())),
        "word/document.xml": document(read_layout(HERE / f"{form}.txt"), theme),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "word/styles.xml": styles(theme),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(theme),
        "word/footer.xml": footer(),
        "word/theme/theme1.xml": theme_part(theme),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, _DECLARATION + content)
    return made.getvalue()


def main(folder: Path) -> None:
    """Draw every form into the folder, with the description of its fields beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for form in FORMS:
        (folder / f"{form}.docx").write_bytes(draw(form))
        (folder / f"{form}.toml").write_text(describe(form, HERE), encoding="utf-8")
    for form in ON_THE_TREE:
        (folder / f"{form}.docx").write_bytes(draw(form))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else COURT)
