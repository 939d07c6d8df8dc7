"""Cuts card.otf out of Noto Sans CJK SC, with the characters of a site's texts and records besides those of GB 2312:

    python3 cut.py NotoSansCJK-Regular.ttc card.otf ../../../content ../../../data

It needs fontTools. Nothing that builds, tests or runs gazette needs it, nor Python: card.otf is kept as it is.
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection

NAME = "Gazette Card Sans"  # not the name of the original, as this is not the original


def characters(folders):
    """GB 2312, the Latin of both languages, the signs that statuses are written with, and what the folders have."""
    kept = {chr(c) for c in [*range(0x20, 0x7F), *range(0xA0, 0x180)]}
    kept |= set("–—‘’“”…·•‰′″※←→↑↓≤≥≠≈±×÷−℃〇〓～￥○●◐■□▲△▼▽◆◇★☆✓✔✕✗✘◐↘")
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                kept.add(bytes([row, cell]).decode("gb2312"))
            except UnicodeDecodeError:
                pass
    for folder in folders:
        for file in [*pathlib.Path(folder).rglob("*.md"), *pathlib.Path(folder).rglob("*.toml")]:
            kept |= set(file.read_text(encoding="utf-8"))
    return "".join(sorted(kept))


def main(collection, cut, *folders):
    (font,) = [f for f in TTCollection(collection).fonts if f["name"].getDebugName(4) == "Noto Sans CJK SC"]
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 13, 14])
    options.drop_tables += ["BASE", "DSIG", "VORG", "vhea", "vmtx"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters(folders))
    subsetter.subset(font)
    for number, words in {1: NAME, 2: "Regular", 3: NAME + " 2.004", 4: NAME, 6: NAME.replace(" ", "")}.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [NAME.replace(" ", "")]
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName = NAME, NAME
    for number, part in enumerate(top.FDArray):
        part.FontName = f"{cff.fontNames[0]}-{number}"
    font["head"].modified = font["head"].created  # the same bytes each time
    font.recalcTimestamp = False
    font.save(cut)


main(*sys.argv[1:])
