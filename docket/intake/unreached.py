"""What an order says that it does not decide: not reached, or assumed without deciding."""

import re
from collections.abc import Iterator

from docket.intake.clean import CleanText
from docket.intake.facts import Heading, LeftOpen
from docket.intake.squeezed import Squeezed, body

_COURT = r"(?:(?:[Tt]he|[Tt]his)\s(?:[Cc]ourt|Panel|undersigned)(?!\sof\b)|THE\sCOURT|[Ww]e|I|and|but|[Ii]t)"
_DECIDE = (
    r"(?:reach|address|decide|resolve|consider|determine|rule\son|discuss|take\sup|answer|"
    r"opine\son|pass\supon|go\son\sto|express\s(?:any|an)\s(?:view|opinion)\son|pass\son|evaluate|analyze)"
)
_NOT = re.compile(
    rf"\b{_COURT}\s(?:\w+ly\s|also\s|hence\s|thus\s|therefore\s){{0,2}}(?P<cue>(?:need\snot(?:,?\sand\s(?:do|does|will)\snot,?)?|needn[’']t|does\snot|do\snot|will\snot|shall\snot|declines?\sto|is\snot(?=\s(?:deciding|reaching|resolving|addressing|ruling\son))|has\sno\s(?:need|occasion|reason)\sto|"
    rf"have\sno\s(?:need|occasion|reason)\sto|finds?\sit\sunnecessary\sto|deems?\sit\sunnecessary\sto|refrains?\sfrom|defers?)\s"
    rf"(?:\w+ly\s|now\s|here\s|at\sthis\stime\s){{0,2}}(?:{_DECIDE}|reaching|addressing|deciding|resolving|considering|ruling\son))\b\s?(?P<issue>[^;]*)"
)
_UNNECESSARY = re.compile(
    rf"\b(?:it\sis|there\sis|It\sis|There\sis)\s(?:therefore\s|thus\s|also\s)?(?P<cue>(?:unnecessary|premature|not\snecessary|no\sneed|no\soccasion)\s(?:for\sthe\sCourt\s)?to\s{_DECIDE})\b\s?(?P<issue>[^;]*)"
)
_LEAVES = re.compile(
    rf"\b{_COURT}\s(?:\w+ly\s|also\s|therefore\s)?(?P<cue>(?:express\sany|expresse?s?\sno)\s(?:view|opinion)s?\s(?:at\sth\w+\s\w+\s|here\s|now\s)?(?:on|as\sto|about|whether)|takes?\sno\sposition\son|makes?\sno\s(?:ruling|finding|determination)\s(?:on|as\sto|about|whether)|"
    r"reserves?\s(?:ruling|decision|judgment)\s(?:on|as\sto)|leaves?\s(?:for\s(?:another\sday|a\slater\sday|trial|summary\sjudgment|the\sjury|(?:a|the)\s\w+\s?(?:stage|phase|hearing|motion)|later)|open))\s?(?P<issue>[^;]*)"
)
_LEAVES_IT = re.compile(
    rf"\b{_COURT}\s(?:\w+ly\s|also\s|therefore\s)?leaves?\s(?P<issue>(?!for\b|open\b)[^,;.]{{3,160}}?)\s(?P<cue>for\s(?:another\sday|a\slater\sday|trial|summary\sjudgment|the\sjury|"
    r"(?:a|the)\s(?:\w+\s)?(?:stage|phase|hearing|motion))|open)(?=[\s.,;]|$)"
)
_UNREACHED = re.compile(
    r"(?P<issue>\b(?:The|This|These|That|Those|[A-Z][\w.]*[’']s?)\s[^,;]{3,160}?)\s(?:is|are)\s(?P<cue>(?:therefore\s|thus\s)?not\s(?:reached|addressed|decided))\b"
)
_NOT_DECIDED = re.compile(
    r"(?P<issue>(?:\b(?:The|This|These|That|Those|Whether|[A-Z][\w.]*[’']s?)\s[^,;]{3,200}?|\b(?:That|This|It)))\s(?P<cue>(?:need\snot|cannot|will\snot)\sbe\s(?:reached|addressed|decided|resolved|determined|considered)"
    r"(?:\s(?:on\sth(?:is|e\spresent)\srecord|at\sthis\s(?:stage|time|juncture)|on\sa\smotion\sto\sdismiss|now|here|today))|need\snot\sbe\s(?:reached|decided|resolved|determined))\b"
)
_WITHOUT = re.compile(
    r"(?:\b(?:GRANTED|DENIED|granted|denied|dismissed|fails?|affirm\w*|resolve[sd]?)\b[^.;]{0,80}?|\b(?:The\sCourt|We|I)\s[^.;]{0,120}?|^)\b(?P<cue>[Ww]ithout\s(?:needing\sto\s)?(?:reach|reaching|resolv(?:e|ing)|addressing|address))\s(?P<issue>[^;]*)"
)
_LEFT_FOR = re.compile(
    r"(?P<issue>\b(?:The|This|These|That|Those|Whether|[A-Z][\w.]*[’']s?)\s[^,;]{3,200}?)\s(?:is|are|remains?)\s(?P<cue>left\sfor|saved\sfor|an?\s(?:question|issue|matter)s?\sfor)\s(?:another\sday|a\slater\sday|trial|the\sjury|summary\sjudgment)\b"
)
_NOR = re.compile(
    rf"\b(?P<cue>[Nn]or\s(?:do|does|will|need)\s(?:I|we|the\sCourt)\s(?:now\s|here\s)?{_DECIDE})\b\s?(?P<issue>[^;]*)"
)
_RESERVED = re.compile(
    r"(?P<issue>\b(?:[Tt]he|[Aa]ny)\s(?:questions?|issues?|matter|amount|subject|determination)\s(?:of|whether|as\sto)\s[^,;]{3,160}?)\s(?:is|are)\s(?P<cue>(?:hereby\s|therefore\s)?reserved)\b"
)
_ASSUMED = re.compile(
    rf"\b(?:{_COURT}\s(?:\w+ly\s|will\s|therefore\s|also\s){{0,2}}(?P<cue>assumes?(?=,?\s(?:without\s(?:deciding|reaching)|arguendo|for\s(?:the\s)?(?:sake|purposes?)|only))|"
    r"assumes?(?=\s(?:that\s)?[^.;]{0,200}?(?:without\s(?:deciding|reaching)|arguendo|for\s(?:the\s)?(?:sake\sof\sargument|purposes?\sof\sthis)))))"
    r"(?P<issue>[^;]*)"
)
_ASSUMING = re.compile(
    r"(?:^|,\s)(?P<cue>(?:[Ee]ven\s)?(?:[Aa]ssuming|[Ii]f\sit\swere\sassumed)(?:,?\s(?:without\sdeciding|arguendo|for\sthe\ssake\sof\sargument),?)?)\s(?:that\s)?(?P<issue>[^,;]{8,240}),"
)
_EITHER = re.compile(
    r"(?P<cue>\b(?i:under)\seither\s(?:standard|test|approach|reading|framework|theory|rule|view)|\b(?i:regardless\sof\swhich)\s(?:standard|test|approach|law|reading|party)\b|"
    r"\b(?i:even\s(?:applying|under))\sthe\s(?:stricter|higher|more\s\w+|lower|less\s\w+)\s(?:standard|test|approach))(?P<issue>[^,;.]{0,160})"
)
_SHORT = re.compile(
    r"(?:this|that|these|those|the|either|it|them|any|such)?\s?(?:other\s|remaining\s|additional\s)?(?:issues?|questions?|arguments?|points?|matters?|contentions?|concerns?|it|them)?(?:\s(?:here|now|today|further|either))?",
    re.IGNORECASE,
)
_CUT = re.compile(
    r",?\s(?:because|since|as\sthe|given\sthat|in\slight\sof|where\sas|for\sthe\sreason|which\swas|to\sresolve|to\shold|at\sthis\s(?:time|juncture|stage)|on\sthis\srecord)\b|\.$"
)
_OTHERS = re.compile(
    r"\b(?:argues?|contends?|asserts?|says?|suggests?|urges?|asks?|requests?|concedes?|opposition|reply|brief)\b[^,;]{0,80}$|\b(?:Circuit|court\sbelow|district\scourt|majority|dissent|trial\scourt)\b[^,;]{0,60}$",
    re.IGNORECASE,
)


_THIS_COURT = re.compile(r"\b(?:[Tt]he|[Tt]his)\s[Cc]ourt\b(?!\sof)|\b(?:we|We|I)\b")


def left_open(paper: CleanText, headings: tuple[Heading, ...] = (), begin: int = 0) -> tuple[LeftOpen, ...]:
    """Every question that the court expressly leaves open, with the words that say so."""
    found: list[LeftOpen] = []
    before = ""
    for sentence in body(paper, headings, begin):
        found += _of(sentence, before, paper)
        before = sentence.words
    return tuple(found)


def _of(sentence: Squeezed, before: str, paper: CleanText) -> Iterator[LeftOpen]:
    words = sentence.words
    forms = ((_NOT, "not_reached"), (_UNNECESSARY, "not_reached"), (_LEAVES, "not_reached"), (_LEAVES_IT, "not_reached"),
             (_UNREACHED, "not_reached"), (_RESERVED, "not_reached"), (_LEFT_FOR, "not_reached"),
             (_WITHOUT, "not_reached"), (_NOT_DECIDED, "not_reached"), (_NOR, "not_reached"),
             (_ASSUMED, "assumed"), (_ASSUMING, "assumed"), (_EITHER, "not_reached"))  # fmt: skip
    taken: list[tuple[int, int]] = []
    for form, outcome in forms:
        for match in form.finditer(words):
            start, end = match.start("cue"), match.end("cue")
            if (
                sentence.quoted(start)
                or any(a < end and start < b for a, b in taken)
                or not _own(form, words, match, before)
            ):
                continue
            if taken and form is _EITHER:
                continue  # the same sentence says already what is left open
            taken.append((start, end))
            issue = words[:400] if form is _EITHER else _issue(match["issue"], words, before)
            yield LeftOpen(outcome, issue, " ".join(match["cue"].split()), words, sentence.span(paper, 0, len(words)))


def _own(form: re.Pattern[str], words: str, match: re.Match[str], before: str) -> bool:
    """Whether this court says it of itself, and not of what another did or of what a party left out."""
    head = words[: match.start("cue")]
    subject = match.group().split()[0].lower()
    if (
        form in (_NOT, _LEAVES, _LEAVES_IT, _ASSUMED)
        and subject in {"and", "but", "it"}
        and not _THIS_COURT.search(head)
        and not (match.group().startswith("It ") and not match.start() and _THIS_COURT.match(before))
    ):
        return False
    if (
        form is _NOT
        and re.match(r"(?:does|do|will|shall)\snot", match["cue"])
        and re.search(r"\b(?:consider|discuss|answer|evaluate|analyze|address)\b", match["cue"])
    ):
        return subject in {"the", "this", "we", "i"} and not _OTHERS.search(words[: match.start()])
    if form is _ASSUMING:
        return re.search(
            r"\b(?:[Tt]he\sCourt|[Ww]e|I)\b|would\s(?:still|not)|(?:has|have|does|do|did|is|was|are|were|could|can)\snot\b|cannot|fails?|nonetheless|still",
            words[match.end() :],
        ) is not None and not _OTHERS.search(head)
    return not _OTHERS.search(words[: match.start()])


def _issue(issue: str, words: str, before: str) -> str:
    """What is left open; "this issue" is told by the sentence before."""
    cut = _CUT.search(issue)
    plain = " ".join((issue[: cut.start()] if cut else issue).split()).strip(" ,.;:")
    plain = re.sub(
        r"^(?:that|,?\s?without\s(?:deciding|reaching),?(?:\sthat)?|arguendo,?(?:\sthat)?|for\s(?:the\s)?(?:sake|purposes?)\sof\s(?:\w+\s){1,3}that)\s",
        "",
        plain,
    )
    if plain and not _SHORT.fullmatch(plain):
        return plain[:400]
    around = before if before and plain else words
    return f"{plain or 'the question'}: {around}"[:400]
