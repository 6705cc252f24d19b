"""The Clerk: accepts, numbers and enters papers, and serves the views. One method a use case, for CLI and UI alike."""

from docket.clerk.sealing import Sealing


class Clerk(Sealing):
    """The application service over one store, for one actor."""


__all__ = ["Clerk"]
