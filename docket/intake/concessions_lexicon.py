"""Classes of verbs by which people yield, contest, argue, answer, seek and recall: data in plain forms, inflected here.

A verb says little by itself; its class and whether it is negated tell: who does not contest yields, who does not answer is
silent, who no longer seeks gives up. An entry may carry the words that go with it ("take issue with").
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb with what must follow it."""

    kind: str
    form: str  # plain, third, past or ing
    tail: tuple[str, ...]


_CLASSES = {
    "contest": """
        dispute; contest; deny; doubt; challenge; controvert; contradict; rebut; refute; question; criticize; fault; attack;
        impugn; oppose; resist; fight; protest; repudiate; gainsay; dissent from; demur to; object; disagree; argue with;
        quarrel with; quibble with; take issue with; take exception to; take on; run from; shy from; shy away from; shrink from;
        say otherwise; suggest otherwise; contend otherwise; argue otherwise; claim otherwise; allege otherwise;
        argue to the contrary;
        suggest to the contrary; contend to the contrary; complain of; complain about; complain that; find fault with; defend;
        impeach; begrudge; fight about; fight over; minimize; downplay;
        hide; conceal; disguise; differ with; differ on; part company with; join issue on
    """,
    "argue": """
        argue; contend; claim; suggest; assert; maintain; insist; allege; pretend; propose; posit; urge; profess;
        purport; submit; say; think; believe
    """,
    "answer": """
        address; answer; respond to; reply to; engage; grapple with; wrestle with; reckon with; deal with; confront; mention;
        discuss; explain; account for; distinguish; tell; reference; refer to; touch on; come to grips with;
        come to terms with; face;
        advert to; speak to; say; justify; reconcile; analyze; elaborate; elaborate on; comment on; respond; reply;
        parse; take up; take on;
        contend with; offer; provide; produce; cite; point to; identify; hint at; disclose; reveal; brief; consider;
        explore; acknowledge
    """,
    "make": """
        make; raise; advance; develop; present; brief; offer; mount
    """,
    "try": """
        show; prove; demonstrate; establish; justify; support; satisfy; square; reconcile; defend; explain; argue; tie;
        connect; suggest; claim;
        identify; dispute; contest; rebut; deny; distinguish; address; refute; quantify; substantiate
    """,
    "press": """
        press; pursue; renew; revive; plead; invoke; advance; seek; request; ask; ask for; move for
    """,
    "insist": """
        contend; maintain; claim; object; insist; dispute; contest; advocate; demand; defend; argue; assert; raise;
        rely on; rely upon; rest on;
        believe; oppose; take the position; stand by; challenge; allege; deny; urge; ask; press; pursue; advance; seek; request
    """,
    "know": """
        say; name; identify; recall; remember; point to; cite; explain; tell; list; think of; articulate; describe;
        provide; specify;
        offer; produce; state; give; locate; find; call; go; rule out; exclude; endorse; vouch for; stand behind; know
    """,
}
"""What each verb of conceding or contesting is like; the words of an entry after the first must follow it."""

_IRREGULAR = {
    "know": ("knows", "knew", "knowing"),
    "say": ("says", "said", "saying"), "tell": ("tells", "told", "telling"), "give": ("gives", "gave", "giving"),
    "put": ("puts", "put", "putting"),
    "write": ("writes", "wrote", "writing"), "seek": ("seeks", "sought", "seeking"), "take": ("takes", "took", "taking"),
    "meet": ("meets", "met", "meeting"), "deal": ("deals", "dealt", "dealing"), "come": ("comes", "came", "coming"),
    "run": ("runs", "ran", "running"), "fight": ("fights", "fought", "fighting"), "stand": ("stands", "stood", "standing"),
    "find": ("finds", "found", "finding"), "think": ("thinks", "thought", "thinking"), "set": ("sets", "set", "setting"),
    "speak": ("speaks", "spoke", "speaking"), "shrink": ("shrinks", "shrank", "shrinking"),
    "rebut": ("rebuts", "rebutted", "rebutting"), "admit": ("admits", "admitted", "admitting"), "demur": ("demurs",
    "demurred", "demurring"),
    "submit": ("submits", "submitted", "submitting"), "refer": ("refers", "referred", "referring"),
    "differ": ("differs", "differed", "differing"), "label": ("labels", "labeled", "labeling"),
}  # fmt: skip
_FORMS = ("third", "past", "ing")


def _inflected(base: str) -> tuple[str, str, str]:
    """Third person, past and -ing of a verb."""
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    stem = base.removesuffix("e")
    third = f"{base}es" if base.endswith(("s", "x", "ch", "sh")) else f"{base}s"
    return third, f"{stem}ed", f"{stem}ing"


def _table() -> dict[str, tuple[Verb, ...]]:
    """Every form of every verb, in small letters, with what it may be; longer entries first."""
    found: dict[str, list[Verb]] = {}
    for kind, words in _CLASSES.items():
        for entry in words.split(";"):
            base, *tail = entry.split()
            forms = dict(zip(("plain", *_FORMS), (base, *_inflected(base)), strict=True))
            for form, word in forms.items():
                found.setdefault(word, []).append(Verb(kind, form, tuple(tail)))
    return {word: tuple(sorted(verbs, key=lambda v: -len(v.tail))) for word, verbs in found.items()}


VERBS_BY_FORM = _table()
"""Every inflected verb of the classes."""

SILENT_ABOUT = frozenset(
    """
    response responses answer answers rejoinder reply rebuttal retort explanation explanations reason reasons justification
    argument arguments objection objections opposition mention discussion reference defense comment quarrel account analysis
    word acknowledgment recollection memory opinion opinions criticism criticisms complaint complaints disagreement dispute qualms
    """.split()
)
"""What a paper is silent by not giving; whoever "has no" such thing has nothing to say."""
UNSHOWN = frozenset(
    """
    standard standards rule statute provision authority authorities case cases caselaw decision decisions precedent precedents
    distinction distinctions error errors flaw flaws defect defects inconsistency
    """.split()
)
"""What of the law a paper could have cited; evidence that is not offered is a burden not met, no silence."""
