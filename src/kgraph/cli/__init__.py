"""The command line: arguments in, text or JSON out. Only this part prints or exits.

Each module holds the commands of one job; ``render`` and ``output`` format answers.
"""

from __future__ import annotations

from kgraph.cli.program import main

__all__ = ["main"]
