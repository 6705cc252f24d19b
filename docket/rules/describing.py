"""Rules as people read them: everything that a pack says of one, and how far it was verified."""

from typing import Any

from docket.rules.packs import packs
from domain.deadlines.rules import Branch, Rule, Version

_MARKS = {
    "text": "verified in the rule's text",
    "page": "not verified: a page about it",
    "GK": "not verified: general knowledge",
}
_ADDITIONS = {
    "none": "nothing after service",
    "6d": "3 days after service by mail and the like (FRCP 6(d))",
    "6d?": "3 days after service disputed (FRCP 6(d))",
    "frap26c": "3 days unless served electronically or delivered that day (FRAP 26(c))",
    "rule4": "nothing after service of a summons (FRCP 4)",
    "local": "the local rule's own",
}


def listed() -> list[dict[str, Any]]:
    """Every pack with its rules in a line each."""
    return [
        {
            "id": pack.id,
            "title": pack.title,
            "courts": list(pack.courts),
            "checked_through": next((rule.checked_through for rule in pack.rules), None),
            "rules": [
                {
                    "id": rule.id,
                    "period": _period(rule),
                    "citation": rule.citation,
                    "act": rule.act,
                    "verified": rule.mark,
                }
                for rule in pack.rules
            ],
        }
        for pack in packs()
    ]


def described(rule: Rule) -> dict[str, Any]:
    """One rule: citation, trigger, anchor, period, direction, service addition, effective dates, verified or not."""
    newest = rule.newest()
    lines = [line for pack in packs() for line in pack.terms.schedules if line.rule == rule.id]
    return {
        "id": rule.id,
        "pack": rule.pack,
        "citation": rule.citation,
        "act": rule.act,
        "trigger": rule.trigger,
        "anchor": "; ".join(dict.fromkeys(line.anchor for line in lines)) or rule.anchor,
        "period": _period(rule),
        "direction": rule.direction.value,
        "service_addition": _ADDITIONS[rule.addition] + (f": {rule.addition_doubt}" if rule.addition_doubt else ""),
        "effective_from": newest.since.isoformat() if newest and newest.since else None,
        "effective_to": newest.until.isoformat() if newest and newest.until else None,
        "in_force": rule.since_note,
        "earlier": [_version(version) for version in rule.versions[:-1]],
        "branches": [_branch(rule, branch) for branch in rule.branches],
        "combine": rule.combine,
        "extendable": rule.extendable,
        "opens_on": [f"{line.on}{f' ({chr(44).join(line.sorts)})' if line.sorts else ''}" for line in lines],
        "verified": rule.mark == "text",
        "verification": _MARKS[rule.mark],
        "source": rule.source,
        "checked_through": rule.checked_through.isoformat() if rule.checked_through else None,
        "notes": rule.notes,
    }


def _period(rule: Rule) -> str:
    newest = rule.newest()
    return f"{rule.period_of(newest)} {rule.direction.value}" if newest else "set by the judge"


def _branch(rule: Rule, branch: Branch) -> str:
    if branch.main:
        return f"{branch.name}: {_period(rule)} {branch.trigger}"
    return f"{branch.name}: {f'{branch.length} {branch.unit.value} after ' if branch.length else ''}{branch.trigger}"


def _version(version: Version) -> str:
    since = f"from {version.since} " if version.since else ""
    return f"{version.length} {version.unit.value} {since}until {version.until}"
