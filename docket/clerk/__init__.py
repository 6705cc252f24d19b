"""The Clerk: accepts, numbers and enters papers, and serves the views. One method a use case, for CLI and UI alike."""

from docket.clerk.citing import Citing


class Clerk(Citing):
    """The application service over one store, for one actor."""


__all__ = ["Clerk"]
