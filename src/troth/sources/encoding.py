"""Which encoding a text file is in: byte order mark, UTF-8, UTF-16, then GB18030, Big5 or Windows-1252.

Between the last three the common characters decide: wrong tables give characters that nobody writes.
"""

from __future__ import annotations

import codecs
import io
from pathlib import Path
from typing import TextIO

from troth.words import fail

CHUNK = 1 << 20
SCAN = 64 * CHUNK
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政"
    "美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员"
    "解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件"
    "计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象"
    "完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运车价元新品牌用户"
    "這個們來為國說時會對於著過發後裡學現當沒動還進樣開從實軍無與長機業將兩間問並應戰頭體見產話給變電"
    "數報結務場計統區決覺領確傳師觀讓識帶導爭運車價這裏網買賣點關題總別請謝員單應該東西樂書寫聽讀語華灣"
    "，。！？、：；“”（）《》「」　…"
)
_WESTERN = frozenset("äöüÄÖÜßéèàçêñáíóúâôîûëïÉÀÈ«»„“”‚‘’–—…€©®°·§ \u00a0²³½µ£")


def detect(path: Path, named: str | None = None, name: str | None = None) -> str:
    """The name of the encoding. Raises TrothError for an unknown `named` and for bytes that are no text."""
    label = name or path.name
    if named is not None:
        try:
            return codecs.lookup(named).name
        except LookupError:
            raise fail(
                "source.encoding",
                f"there is no encoding called {named!r}",
                file=label,
                hint="for example utf-8, gb18030, big5, utf-16 or cp1252",
            ) from None
    with path.open("rb") as file:
        head = file.read(CHUNK)
        found = _marked(head)
        if found:
            return found
        sample = head
        while sample.isascii() and file.tell() < SCAN and (more := file.read(CHUNK)):
            sample = more
    found = guess(sample) if b"\x00" not in head[:65536] else _wide(head)
    if found is None:
        raise fail(
            "source.binary",
            "this file holds no text: it is binary whatever its name says",
            file=label,
            hint="open it with the program that made it and export it as CSV, XLSX or text",
        )
    return found


def guess(sample: bytes) -> str:
    """The encoding of some bytes without NUL. A cut at either end is forgiven."""
    if sample.isascii():
        return "utf-8"
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(not char.isascii() for char in text[:200_000]) - text[:200_000].count("\ufffd")
    # Mostly sound UTF-8 with some damage stays UTF-8: the odds that another table gives so many sound
    # sequences by chance are small.
    if broken == 0 or good > 5 * broken:
        return "utf-8"
    scores = {
        "gb18030": _share(sample, "gb18030", _COMMON),
        "big5hkscs": _share(sample, "big5hkscs", _COMMON),
        "cp1252": _share(sample, "cp1252", _WESTERN),
    }
    return max(scores, key=lambda name: scores[name])


def open_text(path: Path, encoding: str) -> TextIO:
    """The file as text; bytes that the encoding does not know become U+FFFD, line ends stay as they are."""
    return io.TextIOWrapper(path.open("rb", buffering=CHUNK), encoding, errors="replace", newline="")


def _marked(head: bytes) -> str | None:
    return next((name for mark, name in _BOMS if head.startswith(mark)), None)


def _wide(head: bytes) -> str | None:
    head = head[: len(head) // 2 * 2]
    best = max(("utf-16-le", "utf-16-be"), key=lambda name: _plausible(head, name))
    return best if _plausible(head, best) > 0.6 else None


def _plausible(data: bytes, encoding: str) -> float:
    text = data.decode(encoding, "replace")[:20_000]
    known = sum(" " <= char <= "~" or char in "\t\r\n" or char in _COMMON for char in text)
    return known / max(1, len(text))


def _share(sample: bytes, encoding: str, common: frozenset[str]) -> float:
    text = sample.decode(encoding, "replace")[:200_000]
    high = [char for char in text if not char.isascii()]
    known = sum(char in common for char in high) - 3 * high.count("\ufffd")
    return known / max(1, len(high))
