"""The command line: arguments in, text or JSON out. The only part that prints or exits.

A module holds the commands of one job; ``render`` and ``output`` say how answers look.
"""

from __future__ import annotations

from kgraph.cli import assess, curate, lookup, paths, queries, write  # each adds its commands to ``main``
from kgraph.cli.program import main

__all__ = ["assess", "curate", "lookup", "main", "paths", "queries", "write"]
