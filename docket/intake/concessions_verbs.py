"""Claims told by a verb and its subject: concedes, does not dispute, does not address."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docket.intake.concessions_clauses import Claim, Clause
from docket.intake.concessions_cues import (
    AFTER,
    FOR_ARGUMENT,
    MODAL,
    NEGATION,
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
                or _only_argued(clause, cue, subject, match.end())
            ):
                continue
            told = replace(cue, manner="silence") if _by_silence(clause, cue, subject, match) else cue
            made = claim_of(clause, subject, match.span(), match.end(), told)
            if made:
                yield _with_silence(clause, made)


_ARGUED = re.compile(
    r"\b(?:should|must|cannot|fails?|lacks?|entitled|meritless|futile|warranted|no\smerit|proper|improper|appropriate|this\s(?:is|case|action|motion|lawsuit|suit))\b"
)
"""What a brief argues that the other side’s brief confirms: a conclusion, no fact."""


def _only_argued(clause: Clause, cue: Cue, subject: Mention, at: int) -> bool:
    """Whether the verb is the filer's own case: its witness confirms; or it argues that the other side waived."""
    people = clause.people
    if cue.name in {"disclose", "complain"}:
        return people.court or people.is_filer(subject.party) or subject.stranger
    if cue.name in {"aware", "submit on"}:
        return not people.is_filer(subject.party)  # what the other side knows it does not grant
    if cue.name == "confirm":  # only the other side's own witness or paper concedes by confirming
        theirs = subject.paper or (subject.party.role is not None and not subject.stranger)
        if people.court and (subject.paper or people.side_of_person(subject.party.label)):
            return False
        argued = _ARGUED.search(clause.text, at, min(clause.end, at + 160)) if subject.paper else None
        return not theirs or people.court or people.is_filer(subject.party) or argued is not None
    lead = clause.text[max(clause.start, subject.start - 40) : subject.start]
    return cue.name == "waive" and bool(re.search(r"\b(?:argu|conten|position|theory|claim)\w*\sis\sthat\s$", lead))


_DEEMED = re.compile(
    r"\b(?:must|should|may|can|will|is|are|has|have)\s(?:only\s|therefore\s|thus\s|also\s|now\s|properly\s|fairly\s|been\s)*(?:be\s)?(?:deemed|taken|held|found|considered|treated|said|presumed)\s"
    r"to\s(?:have\s)?(?:\w+ly\s)?$"
)
"""In "Roe must be taken to have conceded it": he said nothing."""


def _by_silence(clause: Clause, cue: Cue, subject: Mention, match: "re.Match[str]") -> bool:
    """Whether the verb tells of what was conceded or given up by saying nothing."""
    if _DEEMED.search(clause.text[subject.end : match.start()]):
        return True
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
        r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s)?$", clause.text[match.start() - 24 : match.start()]
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


_WOULD_STILL = re.compile(r"\bwould\s(?:be\sthe\sfirst|(?:have|has)\sto|readily|freely|no\sdoubt)\b")


def _undone(clause: Clause, subject: Mention, gap: str, at: int) -> bool:
    """Negated, only possible, or merely wished for."""
    near = clause.text[max(clause.start, at - 30) : at]
    if re.search(r"(?<!not\s)\b[Hh]aving\s(?:\w+ly\s|also\s|just\s)?$", near):
        return False  # "Nor could Roe, having admitted that ..."
    if NEGATION.search(gap.replace("not only", "")) or re.search(
        r"\b(?:without|not|never|no|nowhere|refus\w+ to|fail\w* to|declin\w+ to)\s(?:\w+ly\s)?$", near, re.IGNORECASE
    ):
        return True
    nobody = re.match(r"(?:neither|no\s|nobody)", subject.party.label, re.IGNORECASE)
    lead = re.split(r"[,;]\s(?:and|but)\s", clause.text[clause.start : subject.start])[-1]
    if nobody or re.search(r"\b[Nn]owhere\b|\b(?:[Nn]either|[Nn]or)\s(?:\w+\s){0,3}$", lead):
        return True
    his_own = clause.people.is_filer(subject.party) and re.search(r"\bwill\s(?:\w+ly\s|also\s)?$", gap)
    if his_own or _DEEMED.search(gap):  # "Roe will concede that ..." in his own paper
        return False
    supposed = re.match(r"\s*(?:(?:And|But)\s)?If\b", lead) and "would" in gap  # "If so, Roe would have to concede"
    if supposed or MODAL.search(_WOULD_STILL.sub("", gap)):
        return True
    return bool(re.search(r"\bto\s(?:be\s|have\s)?(?:\w+ly\s)?$", near)) and not re.search(
        r"\b(?:appears?|appeared|seems?|seemed|willing|prepared|content|happy|ready|first|forced|compelled|constrained|obliged|bound|has|have|had|continues?|goes\son|went\son|(?:comes?|came)\sclose|(?:goes|went)\sso\sfar\sas|"
        r"forthright\senough|candid\senough)\sto\s(?:be\s|have\s)?(?:\w+ly\s)?$",
        near,
    )


_BY_SILENCE = re.compile(r"\bby\s(?:failing|not\s\w+ing|declining|(?:its|his|her|their)?\s?silence)\b", re.IGNORECASE)
