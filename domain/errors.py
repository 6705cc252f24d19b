"""What can go wrong, told as a sentence for a litigator with the next step; never a traceback."""


class DocketError(Exception):
    """A domain rule or a check does not hold. ``str()`` is a sentence; ``exit_code`` is the command's exit code."""

    exit_code = 1


class UnknownReferenceError(DocketError):
    """Something was named that is not on this docket."""


class AlreadyOnDocketError(DocketError):
    """A number or a case is taken."""


class NotPossibleError(DocketError):
    """The act is understood, but a rule of the record forbids it."""


class InvalidWordError(DocketError):
    """A date, a number, a pin or a word of a closed list cannot be read. Wrong usage: exit code 2."""

    exit_code = 2


class FileAccessError(DocketError):
    """The store or a file cannot be read or written: exit code 3."""

    exit_code = 3


class ConflictError(DocketError):
    """Somebody else's change came first and the two cannot both stand."""
