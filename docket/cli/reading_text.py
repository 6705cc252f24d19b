"""What was found in one paper, as text for people."""

from collections.abc import Iterator

from docket.cli.text import wrap
from docket.intake.reading import Reading
from docket.intake.spans import Span
from domain.text import clip


def _where(span: Span) -> str:
    page = f"p. {span.page}, " if span.page else ""
    if span.ecf_page and span.ecf_page != span.page:
        page += f"ECF p. {span.ecf_page}, "
    first, last = span.printed_lines or span.lines
    return f"{page}line {first}" if first == last else f"{page}lines {first}-{last}"


_FACTS = (
    "kind", "title", "case_number", "court", "filer", "filer_role", "signed_by", "judge", "dated", "filed_on", "pages",
)  # fmt: skip


def reading_lines(reading: Reading, columns: int) -> Iterator[str]:
    """Caption, outline, cites of the record, what an order sets and decides, and what was not looked for."""
    paper = reading.document
    for name in _FACTS:
        value = getattr(paper, name)
        yield from wrap(f"{name.replace('_', ' '):<12} {'not stated' if value is None else value}", columns, 0, 13)
    yield f"sha256       {reading.sha256}"
    yield from _section("OUTLINE", bool(reading.outline))
    for heading in reading.outline:
        number = f"{heading.number}. " if heading.number else ""
        yield from wrap(
            f"{number}{heading.title} ({_where(heading.span)})", columns, 2 * heading.level, 2 * heading.level + 3
        )
    yield from _section("RECORD CITES", bool(reading.record_cites))
    for cite in reading.record_cites:
        resolved = f" = {cite.source}" if cite.source and cite.source not in cite.text else ""
        known = f" [{cite.document}]" if cite.document else ""
        yield clip(f"  {cite.text}{resolved}{known} ({_where(cite.span)})", columns)
    yield from _authorities(reading, columns)
    yield from _section("QUOTATIONS", bool(reading.quotations))
    for quotation in reading.quotations:
        pin = f" {quotation.pin}" if quotation.pin else ""
        source = f"{quotation.source}{pin}" if quotation.source else "no source credited"
        yield clip(f"  “{clip(quotation.text, 60)}” — {source} ({_where(quotation.span)})", columns)
    yield from _section("ORDERED", bool(reading.deadlines))
    for ordered in reading.deadlines:
        yield from wrap(
            f"?{ordered.due or 'no date'} {ordered.obligor or 'somebody'}: {ordered.what} ({_where(ordered.span)})",
            columns,
            2,
            4,
        )
    yield from _section("DECIDED", bool(reading.dispositions))
    for disposed in reading.dispositions:
        yield from wrap(
            f"?{disposed.outcome.replace('_', ' ')}: {disposed.motion or ''} ({_where(disposed.span)})", columns, 2, 4
        )
    yield from _section("SAID TO BE CONCEDED", bool(reading.concessions))
    for claimed in reading.concessions:
        hedged = ", hedged" if claimed.hedged else ""
        yield from wrap(
            f"?{claimed.conceder or 'somebody'}, {_by(claimed.voice, claimed.asserted_by)}, {claimed.manner}{hedged}: "
            f"{claimed.proposition} ({_where(claimed.span)}; {claimed.confidence:.0%})",
            columns,
            2,
            4,
        )
    yield from _section("WORTH A LOOK", bool(reading.findings))
    for finding in reading.findings:
        places = "; ".join(_where(span) for span in finding.spans)
        yield from wrap(f"?{finding.kind.replace('_', ' ')}: {finding.detail} ({places})", columns, 2, 4)
    yield ""
    for warning in reading.warnings:
        yield from wrap(f"Note: {warning}", columns, 0, 6)


def _by(voice: str, asserted_by: str | None) -> str:
    """By whose account somebody concedes."""
    return "in its own words" if voice == "own" else f"as {asserted_by or 'the filer'} has it"


def _authorities(reading: Reading, columns: int) -> Iterator[str]:
    yield from _section("AUTHORITIES", bool(reading.authorities))
    for found in reading.authorities:
        stands = f" = {found.cite}" if found.short and found.cite and found.cite not in found.text else ""
        yield clip(f"  {found.text}{stands} ({_where(found.span)})", columns)


def _section(title: str, filled: bool) -> Iterator[str]:  # noqa: FBT001
    if filled:
        yield ""
        yield title
