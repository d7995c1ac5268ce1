"""Readings of Chinese names in pinyin, by pypinyin and a list of medical words; for the build only.

pypinyin knows old and rare readings of many characters (抗 as gang, 白 as bo). A reading counts here if the word
around it requires it, or if a fair share of the words that pypinyin lists with the character have it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from pypinyin import Style, pinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict

_MEDICAL = {
    "单抗": "dan kang",
    "卒中": "cu|zu zhong",
    "吡": "bi|pi",
    "弹性": "tan xing",
    "椎": "zhui|chui",
    "生长": "sheng zhang",
    "粥样": "zhou yang",
    "薄血": "bo|bao xue|xie",
    "调素": "tiao su",
    "重塑": "chong su",
    "重建": "chong jian",
    "重组": "chong zu",
    "钙调": "gai tiao|diao",
    "阿": "a",
    "阿胶": "e jiao",
    "降钙": "jiang gai",
}
"""Medical words that pypinyin reads wrongly or with too many readings; a word follows the shorter words in it."""

_LEAST_SHARE = 0.03
_PIECES = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff]+)|([a-z0-9]+)")
_Shares = Mapping[str, Collection[str]]


def read_aloud(keys: Collection[str]) -> dict[str, str]:
    """Return the readings of folded names: syllables separated by spaces, readings of one character by bars.

    Tones are left out and ü is written v; Latin letters of the name are capitals. Names without Chinese are left out.

    >>> read_aloud(["维生素k2", "钙调磷酸酶", "warfarin"])
    {'维生素k2': 'wei sheng su K2', '钙调磷酸酶': 'gai tiao|diao lin suan mei'}
    """
    pieces = {key: _PIECES.findall(key) for key in keys}
    chinese = {key: parts for key, parts in pieces.items() if any(text for text, _ in parts)}
    usual = _usual_readings({character for key in chinese for character in key})
    return {
        key: " ".join(
            syllable for text, latin in parts for syllable in (_syllables(text, usual) if text else [latin.upper()])
        )
        for key, parts in chinese.items()
    }


def read_characters(more: Collection[str] = ()) -> dict[str, list[str]]:
    """Return the usual readings of the characters of GB 2312, the 6763 that people type, and of more characters."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    characters = sorted({*"".join(pair.decode("gb2312", "ignore") for pair in rows), *more})
    usual, alone = _usual_readings(set(characters)), pinyin(characters, style=Style.NORMAL)
    return {
        character: [*dict.fromkeys([*own, *usual.get(character, ())])]
        for character, own in zip(characters, alone, strict=True)
    }


def _syllables(text: str, usual: _Shares) -> Sequence[str]:
    in_words = pinyin(text, style=Style.NORMAL)
    syllables = [
        "|".join(dict.fromkeys([*others, *usual.get(character, ())]))
        for others, character in zip(in_words, text, strict=True)
    ]
    for start, readings in _medical_words(text):
        syllables[start : start + len(readings)] = readings
    return syllables


def _medical_words(text: str) -> Iterator[tuple[int, list[str]]]:
    for word, readings in _MEDICAL.items():
        for match in re.finditer(word, text):
            yield match.start(), readings.split()


def _usual_readings(characters: Collection[str]) -> _Shares:
    """Return for each character the readings that a fair share of its words have, most frequent first."""
    without_tone = cache(to_normal)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for word, syllables in phrases_dict.items():
        for character, (reading, *_) in zip(word, syllables, strict=False):
            if character in characters:
                counts[character][without_tone(reading)] += 1
    return {
        character: [reading for reading, count in readings.most_common() if count >= _LEAST_SHARE * readings.total()]
        for character, readings in counts.items()
    }
