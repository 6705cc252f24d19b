"""What somebody must do, and who: the subject of a duty, of the one before it, or the one whose paper is due."""

import re
from dataclasses import dataclass

from docket.intake.duties import Duty
from docket.intake.obligors import agent, done_to, owner, subject
from docket.intake.times import times

LEAD = re.compile(
    r"(?:.*\b(?:(?i:orders|ordered|directs|directed|decreed))\s?(?:that\s|as\sfollows:?\s|:\s)?"
    r"|.*:\s"
    r"|(?:Accordingly|Therefore|Further|Additionally|Moreover|Thus|If\s[^,]{1,200}|In\sthe\sevent\s[^,]{1,200}),\s"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)+",
    re.DOTALL,
)
_ACTS = re.compile(
    r"\s?(?:(?:also|further|each|jointly|promptly|immediately|then|not|first|personally)\s){0,2}(?:file|serve|submit|pay|notify|respond|reply|answer|oppose|amend|"
    r"renew|refile|re-file|move|meet|confer|produce|appear|deliver|post|send|mail|e-mail|email|contact|return|designate|disclose|exchange|"
    r"elect|effect|cure|request|seek|advise|inform|turn\sover|retain|withdraw|schedule|lodge|remit|deposit|publish|give|do\sso)\b"
)
"""What only people do, so that whatever does it is somebody."""
GOES_ON = re.compile(
    r"(?:^|[\s,;](?:and|or|but|then)(?:\s(?:also|then|both|each))?|(?:^|[\s,;])(?:they|it|he|she))[\s,;]*$"
)
_PRONOUN = re.compile(r"(?:^|[\s,;])(?:they|it|he|she)[\s,;]*$")
_CONDITION = re.compile(r"(?:^|[.;,]\s)(?i:if|should|when|once|unless)\s([^,;]{2,120})")
_SUBJECT = 6  # words of the subject of a condition
OF_WHICH = re.compile(
    r"\b(?:the\s(?:first|second|third|last|final|next|balance|remainder)|(?:first|last|each|all|both|one|next)\s(?:of\swhich|such\s\w+)|(?<=,\s)which)\s*$"
)
_HANDED_IN = re.compile(r"be\s(?:filed|served|submitted|lodged|exchanged|delivered|completed|made)\b")
CONJ = re.compile(r"[\s,;:]*(?:(?:and|or|but|then|with)\s)?(?:\(?\w{1,3}[.)]\s)?")


@dataclass(frozen=True, slots=True)
class Act:
    """What a time is for; ``optional`` where one only may, ``general`` where the words are those of a rule of court."""

    what: str
    obligor: str | None = None
    optional: bool = False
    general: bool = False


def act_and_obligor(duty: Duty, act: str, before: str, paper: str) -> tuple[str, str | None]:
    """The act in words, and who must do it: the subject if it can act; where something is done to it, the one by whom."""
    lead = LEAD.match(before)
    thing = (before[lead.end() :] if lead else before).strip(" ,:;")
    thing = re.sub(
        r"^(?:and|but|that|then|with)\s|,?\s(?:each|both|also|then|therefore|hereby|jointly|further)$", "", thing
    )
    if duty.kind in {"due", "moved"}:
        return thing, agent(act, paper) or _owner(thing, paper, due=duty.kind == "due")
    if duty.kind == "has":
        told = re.sub(r"^[\s,’']*(?:leave\s)?(?:in\swhich\s|within\swhich\s)?to\s", "", act).strip()
        return told, subject(thing, paper, acting=True)
    act = re.sub(r"^\s*have\s+(?:leave\s)?(?:in\swhich\s|within\swhich\s)?to\s", "", act)
    if duty.kind in {"shall", "to"} and done_to(act):
        whose = owner(thing, paper) if _HANDED_IN.match(act.strip()) else None
        return f"{thing} to {act.strip()}", agent(act, paper) or whose
    act = act.lstrip(" ,")
    return act, subject(thing, paper, acting=duty.kind == "to" or _ACTS.match(act) is not None)


def _owner(thing: str, paper: str, *, due: bool) -> str | None:
    """Whose a thing is; "consistent with the plan, Roe's report" is Roe's."""
    last = re.sub(r"^(?:with|and|but)\s", "", thing.rpartition(", ")[2])
    return owner(thing, paper, due=due) or owner(last, paper, due=due)


def obligor_before(words: str, duties: list[Duty], duty: Duty, paper: str) -> str | None:
    """Of "shall file X and shall serve Y" the second subject is the first."""
    at = duties.index(duty)
    for other in reversed(duties[:at]):
        earlier = (d.end for d in duties if d.end <= other.start and d is not other)
        before = words[max(earlier, default=0) : other.start]
        lead = LEAD.match(before)
        if who := subject(
            re.sub(r"^.*?,\s(?=\w+\s*$)", "", (before[lead.end() :] if lead else before)).strip(" ,:;"),
            paper,
            acting=True,
        ):
            return who
    return None


def antecedent(before: str, paper: str) -> str | None:
    """Who "it" is in “should Roe want more, it may take one”: the one that the condition is about."""
    match = _CONDITION.search(before) if _PRONOUN.search(before) else None
    tried = match[1].split()[:_SUBJECT] if match else []
    heads = (" ".join(tried[:n]) for n in range(len(tried), 0, -1))
    return next((head for head in heads if subject(head, paper) == head), None)


def of_which(words: str, duties: list[Duty], duty: Duty, paper: str) -> Act:
    """“Roe shall make monthly payments, the first of which is due”: the act of the duty before, up to here."""
    at = duties.index(duty)
    act = words[duties[at - 1].end : duty.start] if at else words[: duty.start]
    return Act(" ".join(act.split()).strip(" ,"), obligor_before(words, duties, duty, paper))


def elliptic(words: str, act: str, paper: str) -> Act | None:
    """“..., and Roe's reply, if any, within seven days”: another paper, or "Roe by May 3", with the ``act`` of the first."""
    thing = unled(words).strip(" ,")
    if (by := agent(thing, paper)) and thing.startswith("by "):
        return Act(thing, by)  # "must be served by Roe by June 7, and by Acme by July 12"
    if subject(thing, paper) == thing and (first := times(act)):
        return Act(f"{thing} {act[: first[0].start].strip()}", thing)
    who = owner(thing, paper)
    return Act(thing, who) if who else None


def unled(words: str) -> str:
    """Without the comma, the conjunction and the "(2)" that lead to it."""
    lead = CONJ.match(words)
    return words[lead.end() :] if lead else words
