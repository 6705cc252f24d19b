"""The claims of one sentence: every finder asked, and of two that meet one kept."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from docket.intake.concessions_assumed import accepted, arguendo, assumed
from docket.intake.concessions_clauses import REACH, Claim, Clause, joined
from docket.intake.concessions_cues import VERBS
from docket.intake.concessions_disputes import inverted, not_disputed
from docket.intake.concessions_forms import undisputed, undisputed_things
from docket.intake.concessions_nothing import says_nothing
from docket.intake.concessions_passives import passives
from docket.intake.concessions_phrases import as_clauses, by_own_account, failures, inserted, nouns, relative
from docket.intake.concessions_pleaded import is_request, pleaded, with_request
from docket.intake.concessions_predicates import predicates
from docket.intake.concessions_sayings import (
    according,
    against_interest,
    by_counsel,
    by_own_records,
    candid,
    own_witness,
    quoted_against,
    the_other_is_right,
)
from docket.intake.concessions_silences import said_nothing, silences
from docket.intake.concessions_testimony import asked, testified
from docket.intake.concessions_told import absent, itself
from docket.intake.concessions_verbs import verbs
from docket.intake.concessions_words import neutral


def claims_of(clause: Clause) -> list[Claim]:
    """The claims of one sentence in order; of two that overlap for one person the weightier stands."""
    kept: list[Claim] = []
    for claim in _parted(clause, sorted(_found(clause), key=lambda c: (c.cue[0], -c.weight))):
        rival = next((k for k in reversed(kept) if _meet(clause, k, claim)), None)
        if rival is None:
            kept.append(claim if claim.cue[0] - claim.start < REACH else replace(claim, start=claim.cue[0]))
        elif rival.manner == "silence" and _is_apart(clause, rival, claim):
            kept.append(claim)  # "does not mention the letter in which Roe admitted it"
        elif _hence(clause, rival, claim):
            continue  # "Because Roe does not address it, the Court deems it abandoned": one claim
        elif _silence_conceding(clause, rival, claim):
            kept[kept.index(rival)] = _of_silence(clause, rival, claim)
        elif claim.cue[0] >= rival.end:
            kept.append(replace(claim, start=claim.cue[0]))  # the same subject goes on
        elif claim.start >= rival.what[0] and _who(claim) != _who(rival) and rival.cue[1] <= claim.start:
            continue  # told within what the other concedes
        elif claim.weight > rival.weight and (claim.party or rival.party is None):
            kept[kept.index(rival)] = claim
    kept = _answered_by(kept)
    return [c for c in kept if len(kept) == 1 or not clause.text.startswith(" otherwise", c.what[0])]


def _found(clause: Clause) -> list[Claim]:
    """What every finder finds, but what only others can say of the filer."""
    if is_request(clause):
        return []
    found = [_pointed_back(clause, with_request(clause, claim)) for finder in _FINDERS for claim in finder(clause)]
    return [
        c
        for c in found
        if not (c.by_others_only and c.party and clause.people.is_filer(c.party) and c.reporter is None)
    ]


def _answered_by(kept: list[Claim]) -> list[Claim]:
    """The claims without those that follow from one: who did not answer, so that it "is waived"."""
    told = next((c for c in kept if c.manner == "silence" and c.party), None)
    return [c for c in kept if told is None or c.party or c.manner != "silence" or c.start < told.start]


def _hence(clause: Clause, silence: Claim, deemed: Claim) -> bool:
    """Whether a court or brief deems given up what somebody named does not answer in the clause before."""
    both = silence.manner == deemed.manner == "silence" and deemed.by_others_only and silence.party is not None
    return both and _BECAUSE.match(clause.text, clause.start) is not None


_STEMS = tuple(dict.fromkeys((
    *(stem for cue in VERBS for stem in cue.stems),
    "short of", "unwilling", "steer", "skirt", "elide", "dance", "brush", "shrug", "avoid", "swor", "swear", "shows",
    "reveal", "reflect",
    "not", "n’t", "n't", "never", "nowhere", "nor ", "yet to", " no ", "nobody", "neither", "nothing", "fail",
    "declin", "neglect", "silen", "correct", "right", "counsel", "attorney", "out", "omit", "wrong", "account,",
    "considers", "deems", "treats", "construes", "resigned", "aware", "mindful", "submit", "it must be",
    "suppose", "stands", "waived", "forfeit", "therefore", "thus", "lights,", "share", "everyone", "unchallenged",
    "unrebutted", "testif", "answered", "responded", "replied", "said,",
    "wrote", "mailed that", "attest", "stated that", "explained that",
    "responded that", "averred", "said ", "told ", "confirm", "so far as to", "candidly", "were the ", "mute", "quiet",
    "unable", "leave", "left", "ignor", "overlook", "sidestep", "skip", "gloss", "pass", "dodge", "evade", "refus",
    "chose", "elect", "opt", "disput", "contest", "controvert", "common ground", "agree", "denies", "itself",
    "himself", "herself", "themselves", "absent", "missing", "asked", "pressed", "confronted", "shown ", "questioned",
    "goes un", "according to", "complain", "protest", "no doubt", "crediting",
    "minimize", " own ", "own ", "admission", "concession", "assum", "accept", "presum",
    "grant", "even ", "to be sure", "true", "deemed", "undisputed", "unopposed", "limited", "regard",
)))  # fmt: skip


_SPOKEN = re.compile(r"(?:A|THE\sWITNESS|(?:MR|MS|MRS|DR)\.\s[A-Z’'-]+)[.:]\s")


def may_claim(sentence: str) -> bool:
    """Whether a sentence has any word by which something is conceded; most have none and need no reading."""
    small = sentence.casefold()
    if small.startswith(("a. ", "a: ", "the witness:", "mr. ", "ms. ", "mrs. ", "dr. ")) and _SPOKEN.match(sentence):
        return True
    for stem in _STEMS:  # of every sentence of every paper: a generator takes twice as long
        if stem in small:
            return True
    return small.startswith("no ")


_A_POINT = re.compile(
    r",\s(?:an?|one|the\svery)\s(?:\w+\s)?(?:point|fact|proposition|thing|conclusion|reality)\s(?:(?:that|which)\s)?(?:even\s)?(?:the\s)?$"
)


def _pointed_back(clause: Clause, claim: Claim) -> Claim:
    """Of "the door was open, a point that Roe conceded twice", what stands before the point."""
    point = _A_POINT.search(clause.text[clause.start : claim.start]) if claim.start > clause.start else None
    if point is None or point.start() < 12:
        return claim
    return replace(claim, start=clause.start, what=(clause.start, clause.start + point.start()))


_BECAUSE = re.compile(r"\s*(?:Because|Since|As|By|Having)\b")
_NEXT = re.compile(
    r"(?:[,;]|\s)\s?(?:and|but|yet|while|though)\s(?:that\s)?(?:(?:at|in|on|during|under|by)\s[^,;]{3,40},?\s)?$"
)


def _parted(clause: Clause, found: list[Claim]) -> list[Claim]:
    """Of "Roe does not dispute X, and Roe concedes Y" the first ends where the second sentence begins."""
    parted = []
    for place, claim in enumerate(found):
        following = next(
            (c for c in found[place + 1 :] if claim.cue[1] < c.start < c.cue[0] and c.start < claim.end), None
        )
        joint = following and _NEXT.search(clause.text, claim.cue[1], following.start)
        if joint and joint.start() > claim.what[0]:
            parted.append(replace(claim, end=joint.start(), what=(claim.what[0], min(claim.what[1], joint.start()))))
        else:
            parted.append(claim)
    return parted


def _is_apart(clause: Clause, silence: Claim, said: Claim) -> bool:
    """Whether somebody else concedes within what is passed over in silence."""
    if said.party is None or said.party.label == "the parties" or clause.people.is_filer(said.party):
        return False
    return _who(said) != _who(silence) and said.start >= silence.what[0] and said.manner == "express"


def _meet(clause: Clause, one: Claim, other: Claim) -> bool:
    """Whether two claims of a sentence are about the same words, or the first is why the second is made."""
    if other.start < one.end and one.start < other.end:
        return True
    because = _BECAUSE.match(clause.text, clause.start)
    return bool(because) and (_silence_conceding(clause, one, other) or one.manner == other.manner == "silence")


def _silence_conceding(clause: Clause, silence: Claim, said: Claim) -> bool:
    """Of "does not address it and therefore concedes": one claim, of silence, in the words of the second verb."""
    if re.match(r"as\s", clause.text[slice(*said.cue)], re.IGNORECASE):
        return False
    if silence.manner != "silence" or said.manner != "express" or _who(silence) != _who(said):
        return False
    if silence.said_outright:
        return _HENCE.search(clause.text, silence.cue[1], said.cue[0]) is not None
    because = re.match(r"\s*(?:Because|Since|As|By|Having)\b", clause.text[clause.start : clause.end])
    if (
        not because
        and not _HENCE.search(clause.text, silence.cue[1], said.cue[0])
        and len(clause.text[slice(*said.what)].split()) > 3
    ):
        return False  # "identifies no case, and concedes that it found none": two things
    return bool(because) or silence.end <= said.cue[0] + 1 or joined(clause.text[clause.start : said.cue[0]])


def _who(claim: Claim) -> str | None:
    return claim.party.who if claim.party else None


_HENCE = re.compile(
    r"\b(?:therefore|thus|hence|thereby|accordingly|consequently|so|presumptively|presumably|effectively|implicitly|impliedly|tacitly|necessarily)\b"
)
_THESE = re.compile(r"\b(?:these|those)\s(?P<noun>[a-z]{3,30})\b")
_POINTS_BACK = re.compile(
    r"\s(?:it|this|that|so|the\s(?:point|issue|argument)|(?:this|that)\s(?:point|issue|argument))[\s.,]*", re.IGNORECASE
)


def _of_silence(clause: Clause, silence: Claim, said: Claim) -> Claim:
    """One claim of the two; where the second verb points back ("concedes it"), what was not answered is conceded."""
    back = _POINTS_BACK.fullmatch(clause.text, *said.what)
    these = _THESE.search(clause.text, *said.what)
    told = ""
    if these and re.search(rf"\b{these['noun']}\b", clause.text[slice(*silence.what)]):
        told = neutral(
            clause.text[said.what[0] : these.start()]
            + clause.text[slice(*silence.what)].strip()
            + clause.text[these.end() : said.what[1]]
        )
    what = (silence.what[0], max(silence.what[0], min(silence.what[1], said.start, said.cue[0]))) if back else said.what
    if what[1] <= what[0]:
        what = silence.what
    return replace(
        said,
        start=silence.start,
        what=what,
        manner="silence",
        hedged=silence.hedged or said.hedged,
        told=told,
        said_outright=False,
    )


_FINDERS: tuple[Callable[[Clause], Iterator[Claim]], ...] = (
    verbs, not_disputed, inverted, undisputed, undisputed_things, silences, said_nothing, as_clauses, nouns,
    by_own_account, failures, inserted, relative, arguendo, assumed, passives, pleaded, testified, predicates, says_nothing,
        own_witness, candid, against_interest, by_counsel, by_own_records, the_other_is_right, quoted_against,
    itself, absent, accepted, asked, according,
)  # fmt: skip
