"""The command line: arguments in, text or JSON out. Only this part prints or exits.

Each module holds the commands of one job; ``render`` and ``output`` format answers.
"""

from __future__ import annotations

from kgraph.cli import assess, curate, lookup, paths, queries, write  # each adds its commands to ``main``
from kgraph.cli.program import main

__all__ = ["assess", "curate", "lookup", "main", "paths", "queries", "write"]
