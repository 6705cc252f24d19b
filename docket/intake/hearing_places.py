"""Where a hearing is held, in the words of the order: a courtroom, a courthouse, a town, or by telephone or video."""

import re

_REMOTE = (
    r"(?i:tele(?:phone|conference)|phone|video(?:\s?conference)?|zoom(?:gov)?(?:\.gov)?|(?:microsoft\s)?teams|webex|"
    r"at&t\sconferencing)"
)
_PLACE = re.compile(
    r"\b(?:(?P<room>(?i:courtrooms?|ctrm\.?|room|department|dept\.)\s(?:No\.\s)?(?:[A-Z]{1,2}-?)?\d{1,5}(?:-?[A-Z]\b)?(?:-\d{1,4})?|(?i:courtroom)\s[A-Z]\b(?!\.)|(?i:courtroom)\s[A-Z][a-z]+\b)"
    r"(?:,?\s(?:\d{1,2}(?:st|nd|rd|th)\s[Ff]loor,?\s)?(?:of|at|in)\sthe\s(?:[A-Z][\w.’'-]*\s|of\s|and\s){1,8}(?i:courthouse|building|annex))?"
    rf"|(?P<remote>(?i:by|via|over|through|using)\s(?:the\s)?(?:\w+\s)?{_REMOTE}\b(?:\sconference)?)"
    rf"|(?P<kind>(?:{_REMOTE}|(?i:telephonic(?:ally)?|virtual(?:ly)?|remote(?:ly)?))\b(?=\s(?i:status|scheduling|case|oral|conference|hearing|discovery|settlement|pre-?trial|appearance)|[\s,.]))"
    r"|in\s(?P<town>[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2},\s(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?))\b(?!\s\d)"
    r"|at\s(?:the\s)?(?P<house>(?:[A-Z][\w.’'-]*\s|of\s|and\s){1,8}(?i:courthouse|building|annex))\b"
    r"|at\s(?P<street>\d{1,5}\s(?:[A-Z][\w.]*\s){1,4}(?:Street|Avenue|Blvd|Boulevard|Road|Plaza|Way|Drive|Square|St|Ave)\b)"
    r"|(?P<person>[Ii]n\sperson|[Ii]n\s(?:open\scourt|chambers)))",
)


def place(words: str, low: int, high: int) -> str | None:
    """The first place that is told between two offsets of a sentence."""
    match = _PLACE.search(words, low, high)
    if match is None:
        return None
    said = next(match[name] for name in ("room", "remote", "kind", "town", "house", "street", "person") if match[name])
    return " ".join(said.split()).strip(" ,.")
