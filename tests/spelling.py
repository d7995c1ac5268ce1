"""The one spelling of English that readers see: that of the United States.

Titles of sources stay as they are printed; slugs, keys of code and names of files keep theirs.
"""

from __future__ import annotations

import re

_STEMS = (
    "armour|behaviour|colour|endeavour|favour|flavour|harbour|honour|humour|labour|neighbour|odour|rigour|rumour|savour",
    "tumour|vapour|vigour",
    r"(?-i:centr(?:e|es|ed)\b|multicentre)|fibre|litre|(?:\b|centi|milli|kilo|nano|micro)metres?\b|titre|theatre",
    "calibre|lustre|manoeuvre|meagre|spectre",
    r"\boestr|[a-z]*aemi[ac]|anaem|anaesth|aetiolog|caec(?:um|al)|caesarean|coeliac|diarrhoea|dyspnoea|amenorrhoea",
    "encyclopaed|faec(?:es|al)|foet(?:us|al)|gynaec|haem|ischaem|oedem|oesoph|orthopaed|paediatr",
    r"[a-z]+isation|[a-z]*(?:a|dia|hydro)lys(?:e|ed|er|ers|ing)\b",
    r"(?:cancel|channel|counsel|fuel|label|level|model|signal|total|travel|tunnel)l(?:ed|er|ers|ing|ings)\b",
    r"enrol(?:s|ment|ments)?\b|fulfil(?:s|ment)?\b|instalment|skilful|wilful|distil\b",
    r"acknowledgement|ageing|aluminium|amongst|artefact|catalogue|defence|grey\b|judgement|learnt|licence|mould|offence",
    r"per cent\b|plough|pretence|programmes?\b|sceptic|speciality|spelt\b|storey|sulph(?!ydr)|whilst|yoghurt",
)
_WORD = re.compile(rf"\b[a-z-]*?(?:{'|'.join(_STEMS)})[a-z]*", re.IGNORECASE)
_ISE = re.compile(r"\b([a-z]+)is(?:e|ed|er|ers|es|ing)\b", re.IGNORECASE)
_ALWAYS_ISE = re.compile(
    r"adv|advert|appra|appr|ar|bru|ch?r|circumc|compr|comprom|conc|cru|cr|dem|dev|disgu|enterpr|exc|exerc|expert|gu"
    r"|improv|inc|(?:[a-z]+)?w|ma|merchand|m|no|parad|pharma|po|pra|prec|prem|prom|ra|rev|r|super?v|surm|surpr|treat"
    r"|unprom|upra|unsuperv",
    re.IGNORECASE,
)


def british(text: str) -> list[str]:
    """Return the words of a text that are spelled otherwise than in the United States."""
    verbs = [found[0] for found in _ISE.finditer(text) if not _ALWAYS_ISE.fullmatch(found[1])]
    return [found[0] for found in _WORD.finditer(text)] + verbs
