"""The first thing that runs: an interrupt while the program itself is still loading ends like every other."""

import os
import sys


def main() -> None:
    """Load the command line and run it."""
    try:
        from docket.cli import main as run  # noqa: PLC0415 (loading takes a moment in which a person may press Ctrl-C)
    except KeyboardInterrupt:
        os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, b"\nInterrupted. Nothing was begun.\n")
        os._exit(130)
    run()


if __name__ == "__main__":
    main()
