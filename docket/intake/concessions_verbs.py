"""Claims told by a verb and its subject: concedes, does not dispute, does not address."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docket.intake.concessions_clauses import Claim, Clause, plain_words
from docket.intake.concessions_cues import (
    AFTER,
    FOR_ARGUMENT,
    HEDGE,
    MODAL,
    NEGATION,
    NOT_ARGUED,
    NOT_DISPUTED,
    VERBS,
    Cue,
)
from docket.intake.concessions_making import claim_of
from docket.intake.concessions_people import Mention

_VERBS = tuple(
    (
        cue,
        cue.stems,
        re.compile(rf"\b(?:{cue.words})", re.IGNORECASE),
        re.compile(cue.barred, re.IGNORECASE) if cue.barred else None,
    )
    for cue in VERBS
)


def verbs(clause: Clause) -> Iterator[Claim]:
    """Claims by a verb of conceding that its subject does, not negated and not merely possible."""
    for cue, stems, finder, barred in _VERBS:
        if not clause.has(*stems):
            continue
        for match in finder.finditer(clause.text, clause.start, clause.end):
            if barred and barred.match(clause.text, match.end()):
                continue
            if not AFTER[cue.then].match(clause.text, match.end(), clause.end):
                continue
            if cue.name in {"accept", "grant"} and FOR_ARGUMENT.search(clause.text, match.start(), clause.end):
                continue  # assumed, and read as such
            subject, gap = _doer(clause, match.start(), match.group())
            if subject and re.search(r"\b[Aa]s\s(?:even\s)?$", clause.text[clause.start : subject.start]):
                continue  # an "as" clause is read as such
            if (
                subject is None
                or _undone(clause, subject, gap, match.start())
                or _of_another_form(clause, subject, match)
                or _only_argued(clause, cue, subject)
            ):
                continue
            told = replace(cue, manner="silence") if _by_silence(clause, cue, subject, match) else cue
            made = claim_of(clause, subject, match.span(), match.end(), told)
            if made:
                yield _with_silence(clause, made)


def _only_argued(clause: Clause, cue: Cue, subject: Mention) -> bool:
    """Whether the verb is the filer's own case: its witness confirms; or it argues that the other side waived."""
    people = clause.people
    if cue.name in {"aware", "submit on"}:
        return not people.is_filer(subject.party)  # what the other side knows it does not grant
    if cue.name == "confirm":  # only the other side's own witness or paper concedes by confirming
        theirs = subject.paper or (subject.party.role is not None and not subject.stranger)
        return not theirs or people.court or people.is_filer(subject.party)
    lead = clause.text[max(clause.start, subject.start - 40) : subject.start]
    return cue.name == "waive" and bool(re.search(r"\b(?:argu|conten|position|theory|claim)\w*\sis\sthat\s$", lead))


def _by_silence(clause: Clause, cue: Cue, subject: Mention, match: "re.Match[str]") -> bool:
    """Whether the verb tells of what was conceded or given up by saying nothing."""
    if cue.name == "concede":
        return bool(
            _BY_SILENCE.search(clause.text, match.end(), clause.end)
            or _BY_SILENCE.match(clause.text, clause.start, subject.start)
        )
    return cue.name == "abandon" and bool(_HENCE.search(clause.text, clause.start, clause.end))


def _with_silence(clause: Clause, made: Claim) -> Claim:
    """Of "By not addressing the point, Roe has conceded it": with the words that tell of the silence."""
    by = _BY_FAILING.fullmatch(clause.text, clause.start, made.start)
    if by is None:
        return made
    back = _BACK.fullmatch(clause.text, *made.what)
    return replace(made, start=clause.start, what=by.span("what") if back else made.what, manner="silence")


_BY_FAILING = re.compile(
    r"\s*(?:And\s|Thus,?\s)?By\s(?:failing\s(?:entirely\s)?to\s\w+|not\s(?:even\s)?\w+ing|declining\sto\s\w+|ignoring)(?:\sto)?\s(?P<what>[^,;.]{3,160}),\s"
)
_BACK = re.compile(
    r"\s(?:it|this|that|them|the\s(?:point|issue|argument)|(?:this|that)\s(?:point|issue|argument))[\s.,]*",
    re.IGNORECASE,
)
_HENCE = re.compile(r"\b(?:therefore|thus|thereby|hence|fail(?:ed|s|ing|ure)|silen|not\s(?:raise|\w+ing))")


def _doer(clause: Clause, at: int, word: str) -> tuple[Mention | None, str]:
    """The subject of a verb or participle, and what stands between."""
    subject = clause.subject(at)
    if subject is None and re.search(r"\b[Hh]aving\s(?:\w+ly\s)?$", clause.text[clause.start : at]):
        return clause.first(at) or _main_subject(clause, at), ""
    if subject is None and word.casefold().endswith("ing"):
        lead = clause.text[clause.start : at]
        cited = next(
            (
                s
                for a, b, s in reversed(clause.cites)
                if b <= at and "(" in clause.text[b:at] and ")" not in clause.text[clause.text.find("(", b) : at]
            ),
            None,
        )
        if cited is not None:
            owner = next(
                (
                    m.party
                    for m in clause.people.mentions(clause.start, at)
                    if m.party.label.casefold() in cited.casefold() and not m.pronoun
                ),
                None,
            )
            owner = owner or clause.people.named_in(cited) or clause.people.writer_of(cited)
            return (Mention(at, at, owner) if owner else None), ""
        if re.search(
            r"(?:^\s*(?:While|Although|Despite|After|By|Even\swhile|In)?\s*|,\s|\b(?:while|after|by|despite|although|then|of|and|(?:comes?|came)\sclose\sto)\s)(?:\w+ly\s)?$",
            lead,
        ):
            subject = clause.first(at) or (_main_subject(clause, at) if len(lead.split()) <= 3 else None)
            return subject, lead[-12:] if subject and subject.end <= at else lead
    return subject, clause.gap(subject, at) if subject else ""


def _main_subject(clause: Clause, at: int) -> Mention | None:
    return next(
        (
            m
            for m in clause.mentions
            if m.start > at and not m.possession and clause.text[clause.start : m.start].rstrip().endswith(",")
        ),
        None,
    )


_BASE = re.compile(
    r"(?:conced|acknowledg|recogniz|recognis|stipulat|waiv)e|admit|confirm|agree|grant|accept|confess|bemoan|withdraw",
    re.IGNORECASE,
)


def _of_another_form(clause: Clause, subject: Mention, match: "re.Match[str]") -> bool:
    """Whether the verb is not what its subject does: passive ("was admitted"), or a plain form with a singular subject."""
    word = match.group().split()[0]
    if word.casefold().endswith("ed") and re.search(
        r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?$", clause.text[match.start() - 24 : match.start()]
    ):
        return True
    if not _BASE.fullmatch(word):
        return False
    party = subject.party
    plural = (
        party.many
        or party.label.endswith("s")
        or " and " in party.label
        or re.match(r"(?:we|they|I)\b", clause.text[subject.start : subject.end], re.IGNORECASE)
    )
    helped = re.search(
        r"\b(?:do|does|did|to|must|it|will)\s(?:\w+ly\s|also\s)?$",
        clause.text[max(clause.start, match.start() - 24) : match.start()],
    )
    return not (plural or helped or subject.paper)


def _undone(clause: Clause, subject: Mention, gap: str, at: int) -> bool:
    """Negated, only possible, or merely wished for."""
    near = clause.text[max(clause.start, at - 30) : at]
    if NEGATION.search(gap.replace("not only", "")) or re.search(
        r"\b(?:without|not|never|no|nowhere|refus\w+ to|fail\w* to|declin\w+ to)\s(?:\w+ly\s)?$", near, re.IGNORECASE
    ):
        return True
    if re.match(r"(?:neither|no\s|nobody)", subject.party.label, re.IGNORECASE):
        return True
    lead = re.split(r"[,;]\s(?:and|but)\s", clause.text[clause.start : subject.start])[-1]
    if re.search(r"\b[Nn]owhere\b|\b(?:[Nn]either|[Nn]or)\s(?:\w+\s){0,3}$", lead):
        return True
    if clause.people.is_filer(subject.party) and re.search(r"\bwill\s(?:\w+ly\s|also\s)?$", gap):
        return False  # "Roe will concede that ..." in his own paper
    if MODAL.search(re.sub(r"\bwould\s(?:be\sthe\sfirst|(?:have|has)\sto|readily|freely|no\sdoubt)\b", "", gap)):
        return True
    return bool(re.search(r"\bto\s(?:\w+ly\s)?$", near)) and not re.search(
        r"\b(?:appears?|appeared|seems?|seemed|willing|prepared|content|happy|ready|first|forced|compelled|constrained|obliged|bound|has|have|had|continues?|goes\son|went\son|(?:comes?|came)\sclose|(?:goes|went)\sso\sfar\sas|"
        r"forthright\senough|candid\senough)\sto\s(?:\w+ly\s)?$",
        near,
    )


_BY_SILENCE = re.compile(r"\bby\s(?:failing|not\s\w+ing|declining|(?:its|his|her|their)?\s?silence)\b", re.IGNORECASE)
_NOT = (
    r"(?:(?:do|does|did|has|have|had|is|are|was|were|can|could|need)(?:\snot|n[’']t)|"
    r"cannot|never|nowhere|no\slonger|(?:has|have|had)\syet\sto|not)"
)
_DENIES = re.compile(
    rf"(?P<cue>\b(?P<not>{_NOT})(?:[—–][^—–.;]{{1,60}}[—–]|,\s(?:and|because|nor)\s[^,;.]{{1,40}},\s|\s)(?P<more>(?:(?!and\b|but\b|that\b)[\w’'-]+,?\s){{0,4}}?)(?P<verb>{NOT_DISPUTED}|{NOT_ARGUED}))",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    rf"\b(?P<cue>(?:[Nn]owhere\s(?:in\s(?:[\w’'.-]+\s){{1,5}}?)?|[Nn]or\s)(?:do|does|did|has|have|can|could)\s"
    rf"(?P<who>[^,;.]{{2,60}}?)\s(?:even\s)?(?P<verb>{NOT_DISPUTED}|(?P<argued>{NOT_ARGUED}(?=\sthat\b))))"
)
_MIDDLE = frozenset(
    "appear seem seriously meaningfully really genuinely directly even now otherwise actually expressly to and or substantively "
    "credibly appears seems separately here ever also in any way once in its".split()
)
PURPOSE = re.compile(r"(?:\s[\w’'“”-]+){1,8}?\s(?:in\sorder\s)?to\s(?:[“\"]?\w+)", re.IGNORECASE)


def not_disputed(clause: Clause) -> Iterator[Claim]:
    """Claims by a negated verb of disputing ("does not dispute") or of arguing ("did not contend that")."""
    if not clause.has("not", "n’t", "n't", "never", "nowhere", "no longer", "yet to"):
        return
    for match in _DENIES.finditer(clause.text, clause.start, clause.end):
        middle = plain_words(match["more"].casefold())
        if any(w not in _MIDDLE and not w.endswith("ly") for w in middle):
            continue
        subject = clause.subject(match.start())
        verb = match["verb"].casefold()
        argued = re.fullmatch(NOT_ARGUED, verb, re.IGNORECASE) is not None
        if verb.endswith("ing") and PURPOSE.match(clause.text, match.end(), clause.end):
            continue  # not contesting it to do something: it is contested for another reason
        if verb.endswith("ed") and re.match(r"is|are|was|were", match["not"], re.IGNORECASE):
            continue  # who was not denied something denies nothing
        gap = re.sub(r"\b(?:cannot|can\snot|could\snot)\sand\b", "", clause.gap(subject, match.start()))
        if subject is None or MODAL.search(gap) or NEGATION.search(gap):
            continue
        if re.search(r"\b[Nn]either\b", clause.text[clause.start : subject.start]) or (
            argued and not _left_unsaid(clause, match)
        ):
            continue
        if re.match(r"\s(?:by|,?\sand\s(?:is|was)\b)", clause.text[match.end() : clause.end]):
            continue
        rates = 0.55 if argued else 0.75
        hard = re.search(r"cannot|can\snot|can’t|could", match["not"]) is not None
        manner = "express" if match["not"].casefold() == "no longer" else "silence"
        cue = Cue("not disputed", "", manner=manner, weight=rates - (0.15 if hard else 0.0))
        made = claim_of(clause, subject, match.span("cue"), match.end(), cue)
        if made:
            yield replace(made, hedged=made.hedged or hard or bool(HEDGE.search(match["more"])))


def inverted(clause: Clause) -> Iterator[Claim]:
    """In "Nowhere does Roe deny", "Nor does Roe dispute": the subject stands behind the first verb."""
    if not clause.has("nor ", "nowhere"):
        return
    for match in _INVERTED.finditer(clause.text, clause.start, clause.end):
        who = next(
            (m for m in clause.mentions if match.start("who") <= m.start and m.end <= match.end("who") + 1), None
        )
        if who:
            made = claim_of(
                clause,
                who,
                match.span("verb"),
                match.end(),
                Cue("nowhere", "", manner="silence", weight=0.55 if match["argued"] else 0.75),
                by_others_only=bool(match["argued"]),
            )
            if made:
                yield replace(made, start=match.start(), cue=match.span("cue"))


def _left_unsaid(clause: Clause, match: "re.Match[str]") -> bool:
    """Whether what is not argued is a contention left out; what somebody cannot argue, he argues."""
    cannot = re.match(r"can|could", match["not"], re.IGNORECASE) is not None
    return not cannot and re.match(r"\sthat\b|\sfor\b|\sotherwise\b", clause.text[match.end() : clause.end]) is not None
