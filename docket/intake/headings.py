"""What rows look like headings where nothing marks them: by capitals, numbering in order, and what stands around them."""

import re
from collections.abc import Sequence

from docket.intake import numbering
from docket.intake.clean import CleanText, Line
from docket.intake.courts import court_id
from docket.intake.numbering import Numbered
from docket.intake.sides import SIDES

_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\\d{1,2}(?:st|nd|rd|th)"
_CARDINALS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNT = re.compile(rf"(?:(?:{_ORDINALS})\s.*(?:ACTION|CLAIM|RELIEF|COUNT|DEFENSE)|COUNT\s\w+)S?[.:]?", re.IGNORECASE)
_STANDARD = re.compile(
    r"""(?:
      (?:preliminary_|introductory_)?(?:introduction|statement)
      (?:_and_(?:summary(?:_of_(?:the_)?arguments?)?|relief_(?:sought|requested)))?
    | (?:the_|applicable_|governing_)?(?:summary_judgment_|legal_|factual_|procedural_
      |relevant_|undisputed_|material_|additional_|pertinent_|general_)*
      (?:(?:and_|&_)(?:legal_|factual_|procedural_)*)?
      (?:background|history|facts?|allegations?|standards?|arguments?|discussion|analysis|framework|posture|law|authority|authorities)
      (?:_(?:and|&)_(?:legal_|factual_|procedural_|applicable_)*
        (?:background|history|facts|argument|authority|authorities|analysis|discussion|law))?
      (?:_(?:of_(?:law|review|decision)|on_(?:appeal|summary_judgment)))?
    | (?:concise_|combined_|counter-?)?
      (?:statement|summary|standards?|scope|nature|issues?|questions?|grounds?|course|overview)
      _(?:of|for|on)_(?:the_|this_|undisputed_|material_|uncontested_|relevant_|relief_)*
      (?:case|facts?|issues?|arguments?|proceedings?|review|response|reply|opposition|position|evidence|action|appeal|jurisdiction|decision|law|relief|interests?|questions?)
      (?:_(?:and|&)_(?:the_)?(?:facts|proceedings|procedural_history|standard_of_review|relief))?(?:_presented|_to_be_decided|_for_review|_below)?
    | (?:questions?|issues?)_(?:presented|to_be_decided|for_review)(?:_for_review)?
    | (?:statement_(?:regarding|concerning|in_support_of|on|as_to)_)?oral_argument(?:_and_publication)?
    | statement_(?:regarding|concerning|in_support_of|on|as_to)_oral_argument(?:_and_publication)?
    | jurisdictional_statement|statement_of_(?:subject_matter_)?(?:and_appellate_)?jurisdiction
    | identity_and_interests?_of_amic(?:us|i)(?:_curiae)?|interests?_of_amic(?:us|i)(?:_curiae)?
    | conclusions?(?:_and_(?:order|recommendation|relief_(?:sought|requested)|prayer))?
    | findings_of_fact(?:_and_conclusions_of_law)?|conclusions_of_law|recommendations?|disposition|relief_(?:requested|sought)
    | prayer(?:_for_relief)?|decretal(?:_paragraphs?)?|order|jurisdiction(?:_and_venue)?
    | (?:the_)?parties|demand_for_jury_trial|jury_demand
    | (?:{ORDER})_(?:causes?_of_action|claims?(?:_for_relief)?|counts?|(?:affirmative_)?defenses?)
    | (?:count|claim)_(?:[ivx]+|\d{1,2}|{NUMBER})
    | memorandum_of_(?:points_and_authorities|law)|proposed_order|the_(?:decision|order|ruling)_below
    )""".replace("{ORDER}", _ORDINALS).replace("{NUMBER}", _CARDINALS),
    re.IGNORECASE | re.VERBOSE,
)
_LABEL = re.compile(
    r"(?:(?:POINT|ARGUMENT|PART|ARTICLE|SECTION)\s)?(?P<number>[IVXL]{1,6}|\d{1,2}|[A-Z])[.:]?", re.IGNORECASE
)
_LINKS = frozenset(
    """with from that this than into onto upon over under when where while after before against during about between
    because without through within their such have been does were more less only also""".split()
)
_CITATION = re.compile(r"\d\s+[A-Z][\w.]*\.?\s?(?:\d[a-z]{1,2}\s|[A-Z][\w.]*\s){0,3}\d|\sv\.\s|[Ii]d\.|¶|@|\d{3}-\d{4}")
_NO_HEADING = re.compile(r"(?:Regarding|Re|To|From|Dear|The Honorable|Hon)\b", re.IGNORECASE)
_JUDGE = re.compile(
    r"(?:Magistrate|District|Circuit|Bankruptcy)\s(?:Judge|Justice)(?:\s(?:[A-Z][\w.’'-]*\s?){1,4})?$|,\s(?:Chief\s|Senior\s)?(?:Judge|Justice)$",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"Respectfully|DATED|Dated|/s/|By:|BY:")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_STOP = re.compile(r"[.?!:][”\"’')\]]*\d{0,2}$")
_RUN_IN = re.compile(r"(?P<title>[^.?!\n]{3,110}[.:?])(?=\s+[A-Z“\"(‘’\[])")
_LABEL_IN = re.compile(r"(?P<title>[A-Z][^.?!:\n]{2,90}:)(?=\s+[A-Z“\"(‘’\[])")
_FINITE = re.compile(
    r"\b(?:left|went|came|took|gave|made|knew|saw|got|felt|held|found|met|ran|paid|sent|brought|said|told|sued|lost|won|put|kept|wrote|began|became|"
    r"fell|drove|spoke|sold|bought|thought|heard|stood|sat|he|she|it|they|we|is|are|was|were|be|been|has|have|had|do(?:es)?|did|shall|must|may|might|will|can(?:not)?|could|should|would|not|that|which|who|"
    r"[a-z]{3,}(?:ed|ing)|[a-z]{2,}(?<!s)s(?=\s(?:the|an?|that|to|his|her|its|their|no)\b))\b"
)
_LINK = re.compile(r"\s(?:of|for|to|in|on|under|and|by|against|from|with)\s")
_FEW = 8  # words of a heading in small letters that its paragraph reads on from
_LONG = 300
_LETTERED = 2  # the level of A, B, C


def standard(words: str) -> bool:
    """A heading that briefs and orders have by custom or by rule: Statement of the Case, Legal Standard, Discussion."""
    plain = "_".join(re.sub(r"[^\w&’'-]+", " ", words).split())
    return len(plain) <= 90 and _STANDARD.fullmatch(plain) is not None


def label(words: str) -> str | None:
    """A number that stands alone in its row, its heading in the row below: "POINT I", "IV."."""
    found = _LABEL.fullmatch(words.strip())
    return found["number"] if found and (len(words.strip()) > 1 or words.strip() in "IVX") else None


def named_below(words: str, below: str) -> bool:
    """Whether a row under "First Cause of Action" or "Count I" says what of: (Negligence)."""
    if not _COUNT.fullmatch(words) or len(below) > 110:
        return False
    return (below[:1] == "(" and below[-1:] == ")") or (capitals(below) and not standard(below))


def capitals(words: str) -> bool:
    letters = "".join(filter(str.isalpha, words))
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)


def headline(words: str) -> bool:
    """Capitals at the head of every word that bears weight; a citation is none."""
    if len(words) > _LONG or _CITATION.search(words):
        return False
    heavy = [w for w in _WORD.findall(words) if len(w) > 3 and w.casefold() not in _LINKS]
    return bool(heavy) and all(w[0].isupper() or any(c.isupper() for c in w) for w in heavy)


def after_stop(paper: CleanText, lines: Sequence[Line], at: int) -> bool:
    """Whether the row before ended, so that no list item or citation reads on."""
    before = paper.text[lines[at - 1].start : lines[at - 1].end].rstrip() if at else "."
    return _STOP.search(before) is not None or len(before) < 60


def prose(paper: CleanText, line: Line) -> bool:
    """Whether a row is running text: what a heading stands over, and a name or an address does not."""
    words = paper.text[line.start : line.end].strip()
    letters = [c for c in words if c.isalpha()]
    if len(words.split()) < 3 or sum(map(str.islower, letters)) < 0.6 * len(letters):
        return False
    return not _CLOSING.match(words) and (len(words) >= 45 or words.endswith("."))


def set_off(paper: CleanText, lines: Sequence[Line], at: int, size: int, words: str) -> bool:
    """An unnumbered row alone over running text or over a numbered heading, in capitals or in headline style."""
    if at + size >= len(lines) or len(words) > 120 or re.search(r"[.:;,?]$|\d{3}|[@/|§_]", words):
        return False
    if (
        court_id(words)
        or SIDES.fullmatch(words)
        or _NO_HEADING.match(words)
        or _JUDGE.search(words)
        or len(words) < 4
        or _CITATION.search(words)
    ):
        return False
    follows = lines[at + size]
    below = paper.text[follows.start : follows.end].strip()
    numbered = numbering.split(below, ())
    listed = (
        numbered is not None and numbered.number == "1" and capitals(words)
    )  # REPLY CONCERNING FACTS over 1. Admitted.
    if (
        not listed
        and not prose(paper, follows)
        and not (numbered and (capitals(numbered.title) or headline(numbered.title)))
    ):
        return False
    if capitals(words):
        return any(len(w) > 3 for w in _WORD.findall(words))
    before = paper.text[lines[at - 1].start : lines[at - 1].end].strip() if at else ""
    return (
        headline(words)
        and len(words.split()) <= 10
        and words[0].isupper()
        and (not before or _STOP.search(before) is not None or capitals(before))
        and not any(_CLOSING.match(paper.text[line.start : line.end]) for line in lines[max(0, at - 4) : at])
    )


def run_in(words: str, before: tuple[Numbered, ...]) -> tuple[Numbered, int] | None:
    """A numbered heading that its paragraph reads on from in the same row, and where it ends in ``words``."""
    numbered = numbering.split(words, before)
    if numbered is None or not numbering.in_order(numbered, before):
        return None
    start = len(words) - len(numbered.title)
    found = _RUN_IN.match(words, start)
    if (labelled := _LABEL_IN.match(words, start)) and capitals(labelled["title"]):
        found = labelled  # DISCOVERY: The parties shall
    if found is None or len(words) < found.end() + 20:
        return None
    if not headline(found["title"]) and not (numbered.level <= _LETTERED and _noun(found["title"])):
        return None
    if numbered.level > 3 or (numbered.level == 3 and not any(h.level == 2 for h in before)):
        return None
    return Numbered(numbered.number, found["title"], numbered.level), found.end()


def _noun(title: str) -> bool:
    """A few words without a verb: "Scope of the warrant." names what follows, "The motion is late." says something."""
    few = title.endswith(".") and len(title.split()) <= _FEW and title[0].isupper() and _LINK.search(title) is not None
    return few and not _FINITE.search(title) and not _CITATION.search(title)


def goes_on(paper: CleanText, first: Line, line: Line, after: Line) -> bool:
    """Whether a numbered heading in headline style runs on from ``line`` into the row ``after``."""
    head = paper.text[first.start : first.end].strip()
    numbered = numbering.split(head, ())
    words, below = paper.text[line.start : line.end].strip(), paper.text[after.start : after.end].strip()
    return (
        numbered is not None
        and numbered.level <= 3
        and headline(numbered.title)
        and not _STOP.search(words)
        and len(below) <= 110
        and headline(below)
        and not capitals(below)
        and not _STOP.search(below.removesuffix("."))
    )
