"""Who filed an entry, and which defendants it concerns."""

import re
from functools import cache

from docket.docket_text.facts import Span
from docket.docket_text.tables import table

_COURT_SPEAKS = frozenset(
    {"order", "judgment", "minute", "recommendation", "hearing_setting", "deadline_setting", "bnc_notice", "fee"}
)
_RELATED = re.compile(r"[\[(]\s?(?:re\b|related|ref|regarding|doc)", re.IGNORECASE)
_ROLE = re.compile(
    r"^(?:(?:the\s)?(?:(?:counter|cross|third[\s-]party)[\s-]?)?(?:plaintiff|defendant|debtor|petitioner|respondent|appellant|appellee|movant|"
    r"creditor|trustee|intervenor|claimant|interested\sparty|attorney|relator|amicus|joint\sdebtor|other\sprofessional|garnishee|material\switness(?:es)?)s?\s)+(?=(?-i:[A-Z\"“]))",
    re.IGNORECASE,
)
_NEXT = re.compile(r",?\s(?:and\s)?(?P<name>[A-Z][^():;\[\]]{1,80}?)\s?\(\d{1,4}\)")
_NOBODY = re.compile(r"(?:motion|order|complaint|notice|all\b)", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Bros|Jr|Sr|Esq|[A-Z])$")


@cache
def _forms(family: str) -> tuple[re.Pattern[str], ...]:
    told = table("filer")
    return tuple(
        re.compile(row["pattern"].replace("{name}", told["name"]).replace("{end}", told["end"]), re.IGNORECASE)
        for row in told["by"]
        if family in row.get("families", [family])
    )


def filer_of(hidden: str, detail: str, family: str) -> tuple[str, Span] | None:
    """The party that filed the entry and its span; None for what the court itself enters."""
    if detail in _COURT_SPEAKS:
        return None
    text = _without_related(hidden)
    for form in _forms(family):
        match = form.search(text)
        if match and (name := _cleaned(match["name"])):
            start, end = match.span("name")
            if text.startswith(".", end) and _ABBREVIATED.search(name):
                name, end = f"{name}.", end + 1
            return name, (start, end)
    return None


def _without_related(text: str) -> str:
    """The text with "(RE: related documents 12 Motion filed by Debtor ...)" blanked: that filer filed the other entry."""
    parts, done = [], 0
    for opening in _RELATED.finditer(text):
        if opening.start() < done:
            continue
        end = _closing(text, opening.start())
        parts += [text[done : opening.start()], "(" + " " * (end - opening.start() - 1)]
        done = end
    return "".join([*parts, text[done:]])


def _closing(text: str, start: int) -> int:
    depth = 0
    for match in re.compile(r"[()\[\]]").finditer(text, start, start + 3_000):
        depth += 1 if match.group() in "([" else -1
        if depth == 0:
            return match.end()
    return min(len(text), start + 1)


def _cleaned(words: str) -> str:
    name = " ".join(words.replace("\x00", " ").split()).strip(" ,;:-*")
    name = _ROLE.sub("", name.rstrip("."))
    name = f"{name}." if _ABBREVIATED.search(name) and words.rstrip().endswith(".") else name
    return name if re.search(r"[A-Za-z]{2}", name) else ""


@cache
def _defendants() -> re.Pattern[str]:
    return re.compile(table("filer")["defendants"]["pattern"], re.IGNORECASE)


def defendants_of(hidden: str) -> tuple[tuple[str, Span], ...]:
    """The defendants after "as to", each once, without their numbers."""
    found: dict[str, Span] = {}
    for match in _defendants().finditer(hidden):
        names = [(match["name"], match.span("name"))]
        at = match.end()
        while match["number"] and (more := _NEXT.match(hidden, at)):
            names.append((more["name"], more.span("name")))
            at = more.end()
        for name, span in names:
            found.update((one, found.get(one, span)) for one in _people(name))
    return tuple(found.items())


def _people(words: str) -> list[str]:
    name = " ".join(words.split()).strip(" ,")
    split = re.split(r",\s(?!(?:Jr|Sr|I{2,3}|IV)\b\.?)|\sand\s", name)
    return [_ROLE.sub("", one.strip()) for one in split if re.search(r"[A-Za-z]{2}", one) and not _NOBODY.match(one)]
