"""Write the golden texts anew: `make golden`, or `python -m scripts.golden`."""

import shutil

from scripts.golden.cases import CASE_NAMES, GOLDEN, WORKBOOKS
from scripts.golden.texts import golden_texts, intake_text

for name in CASE_NAMES:
    folder = GOLDEN / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file, text in golden_texts(name).items():
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
for book in WORKBOOKS:
    (GOLDEN / f"{book}.txt").write_text(intake_text(book), encoding="utf-8", newline="\n")
