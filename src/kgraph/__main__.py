"""The command line as a program, ``kgraph`` or ``python -m kgraph``: one process for one command.

Housekeeping that only a long process needs would take a tenth of its time and is left out: collecting cycles while
there are few objects, and freeing all objects at the end.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

_MANY_OBJECTS = 100_000
_INTERRUPTED = 130
"""Exit code of a program that was interrupted before a command began."""


def run() -> None:
    """Run a command, and end the process with its exit code."""
    gc.set_threshold(_MANY_OBJECTS)
    try:
        from kgraph.cli import main

        main(prog_name="kgraph")
    except KeyboardInterrupt:
        os._exit(_INTERRUPTED)
    except SystemExit as end:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):  # said when it was written
                stream.flush()
        if isinstance(end.code, int):
            os._exit(end.code)
        raise


if __name__ == "__main__":
    run()
