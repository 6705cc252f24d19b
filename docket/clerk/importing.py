"""Importing: a docket of a source into the record, whole or not at all. What is there is not entered twice, and nothing is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pydantic import ValidationError

from docket.clerk.citing import Citing
from docket.importers.courts import is_bankruptcy
from docket.importers.errors import NotADocketError
from docket.importers.model import RICHNESS, ImportedDocket
from docket.store.log import StaleCaseError
from domain import acts
from domain.case import Case
from domain.draft import Draft, sentence_of
from domain.errors import ConflictError, InvalidWordError
from domain.events import CaseRenamed, DocketImported
from domain.numbers import DocketNumber, parse_docket_number
from domain.text import clip, one_line
from projections.record import FROM_THE_COURT, CaseRecord, Recorded

_TRIES = 6
_NAME = 500
_UNKNOWN = ("unknown case title", "")


@dataclass(frozen=True, slots=True)
class News:
    """An entry that an import brought or changed: ``was`` is its wording before, where that changed."""

    id: str
    act: str
    filed: date | None
    title: str
    was: str | None = None


@dataclass(slots=True)
class ImportReport:
    """What an import of one docket did. Entries are counted without their attachments.

    ``changed`` read otherwise now, ``filled`` are those of the unchanged of which more is known; ``news`` is empty where the
    import opened the case, since all of it is new.
    """

    case_number: str
    court: str
    name: str
    case: str
    opened: bool = False
    added: int = 0
    changed: int = 0
    filled: int = 0
    unchanged: int = 0
    vanished: int = 0
    attachments: int = 0
    current_through: date | None = None
    news: list[News] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class Importing(Citing):
    """Takes in dockets that a source tells."""

    def take_in(self, docket: ImportedDocket, *, file: str, sha256: str) -> ImportReport:
        """A docket into its case, which is opened where the store has none. One transaction; the same docket again changes nothing.

        Raises NotADocketError where the docket has no number that can be read, ConflictError while others keep writing.
        """
        try:
            number = parse_docket_number(docket.number)
        except InvalidWordError as error:
            message = f"{file}: {error}"
            raise NotADocketError(message) from None
        for _ in range(_TRIES):
            case_id = self._known_case(docket.court, number)
            try:
                return self._take_into(case_id, number, docket, file=file, sha256=sha256)
            except ValidationError as error:
                message = f"{file}: {sentence_of(error)} Save the docket again; nothing of it was kept."
                raise NotADocketError(message) from None
            except StaleCaseError:
                self._index = None
                if case_id:
                    self._held.pop(case_id, None)
        message = f"Somebody else keeps writing to {docket.number}. Import it again later; nothing of it was kept."
        raise ConflictError(message)

    _index: dict[tuple[str, str], list[tuple[DocketNumber, str]]] | None = None

    def _cases_by_number(self) -> dict[tuple[str, str], list[tuple[DocketNumber, str]]]:
        """Every case of the store by court and number, read once for many imports."""
        if self._index is None:
            self._index = {}
            for opened in self.store.cases():
                number = parse_docket_number(opened.number)
                self._index.setdefault((opened.court, number.key), []).append((number, opened.originator_id))
        return self._index

    def _known_case(self, court: str, number: DocketNumber) -> str | None:
        """The case that a number of a court means; bankruptcy courts print ``bk`` and ``ap`` or leave them out."""
        index = self._cases_by_number()
        keys = [number.key]
        if is_bankruptcy(court):
            bare = f"{number.year}-{number.serial}"
            keys += [bare] if number.type else [f"{number.year}-{kind}-{number.serial}" for kind in ("bk", "ap")]
        for key in keys:
            found = [
                (n, case)
                for n, case in index.get((court, key), [])
                if n.office == number.office or not (n.office and number.office)
            ]
            if found:
                return min(found, key=lambda pair: pair[0].office != number.office)[1]
        return None

    def _take_into(
        self, case_id: str | None, number: DocketNumber, docket: ImportedDocket, *, file: str, sha256: str
    ) -> ImportReport:
        name = clip(docket.name, _NAME)
        name = docket.number if name.casefold() in _UNKNOWN else name
        drafts: list[Draft] = []
        now = self.clock()
        if case_id is None:
            case_id = acts.case_id(docket.court, number)
            opening = Draft(Case(case_id), self.actor, now)
            acts.open_case(opening, court=docket.court, number=number, printed=one_line(docket.number), name=name)
            drafts.append(opening)
            record = CaseRecord([Recorded(0, e) for e in opening.events])
            case = opening.case
        else:
            held = self._hold(case_id)
            record, case = held.record, held.case
        draft = Draft(case, self.actor, now)
        opened = record.opened
        report = ImportReport(opened.number, opened.court, record.name, case_id, opened=bool(drafts))
        report.warnings += docket.warnings
        try:
            self._draft(draft, record, docket, report, name=name, file=file, sha256=sha256)
            drafts.append(draft)
            self.store.append([event for one in drafts for event in one.events])
        finally:
            self._held.pop(case_id, None)  # of many dockets only the one at hand is kept in memory
        if report.opened and self._index is not None:
            self._index.setdefault((docket.court, number.key), []).append((number, case_id))
        report.name = name if report.opened else report.name
        return report

    def _draft(
        self, draft: Draft, record: CaseRecord, docket: ImportedDocket, report: ImportReport, *, name: str, file: str,
        sha256: str,
    ) -> None:  # fmt: skip
        # Only an import reads docket text; every other command would pay for the reader's tables.
        from docket.clerk.import_entries import Entering  # noqa: PLC0415
        from docket.clerk.import_head import describe, record_judges, record_parties, record_related  # noqa: PLC0415
        from docket.clerk.matching import vanished  # noqa: PLC0415

        before = record.of(DocketImported)
        standing = Standing.of(before, docket)
        if standing.older:
            told = f"{file} is older than what was imported before: wordings that differ from it were left as they are."
            report.warnings.append(told)
        if _better_name(record, before, docket, name):
            draft.add(CaseRenamed, name=name)
        describe(draft, record, docket, fill_only=standing.older or not (standing.newer or docket.kind == "page"))
        record_parties(draft, record, docket, fill_only=standing.older)
        record_judges(draft, record, docket, fill_only=standing.older)
        record_related(draft, record, docket, name)
        entering = Entering(draft, record, docket, older=standing.older)
        entering.run()
        report.added, report.changed, report.unchanged = entering.added, entering.changed, entering.unchanged
        report.filled, report.attachments = entering.filled, entering.attachments
        report.news = [] if report.opened else [News(*told) for told in entering.news]
        report.warnings += entering.warnings
        gone = [] if standing.older else vanished(docket, entering.old, entering.found, record.vanished)
        back = [ident for ident in record.vanished if ident in entering.found]
        report.vanished = len(gone)
        report.news += [News(i, "vanished", draft.case.filed(i), draft.case.entries[i].title) for i in gone]
        report.current_through = docket.current_through if docket.kind in FROM_THE_COURT else None
        if draft.events or not before or (docket.whole and standing.newer) or gone or back:
            draft.add(
                DocketImported, file=clip(file, _NAME), sha256=sha256, kind=docket.kind, whole=docket.whole,
                current_through=docket.current_through, entries=len(docket.entries), vanished=tuple(gone),
                returned=tuple(back), warnings=tuple(clip(w, _NAME) for w in report.warnings),
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How a source stands to what was imported before: of those as rich as it, is it older, is it newer."""

    older: bool
    newer: bool

    @classmethod
    def of(cls, before: Sequence[DocketImported], docket: ImportedDocket) -> "Standing":
        """By the days through which whole dockets at least as rich are current; a source without a day is neither."""
        rank = RICHNESS[docket.kind]
        days = [i.current_through for i in before if i.whole and i.current_through and RICHNESS.get(i.kind, 0) >= rank]
        through = docket.current_through
        if not through:
            return cls(older=False, newer=not before)
        return cls(older=bool(days) and through < max(days), newer=not days or through > max(days))


def _better_name(record: CaseRecord, before: Sequence[DocketImported], docket: ImportedDocket, name: str) -> bool:
    """Whether the source's name of the case is to be taken: a fuller source than the one that opened it, and nobody renamed it."""
    if not before or record.of(CaseRenamed) or name == record.name or docket.kind != "page":
        return False
    return record.opened.actor == before[0].actor and RICHNESS.get(before[0].kind, 9) < RICHNESS[docket.kind]
