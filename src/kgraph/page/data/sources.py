"""The sources of the page: their fields, and how they are cited."""

from __future__ import annotations

from typing import cast

from kgraph.fields import SOURCE_FIELDS
from kgraph.model import Source
from kgraph.page.contract import Source as SourceRecord
from kgraph.page.data.fields import field_values
from kgraph.page.data.written import written_of
from kgraph.store.catalog import Catalog
from kgraph.words.citations import bibtex, gbt7714, ris, vancouver


def sources(catalog: Catalog) -> dict[str, SourceRecord]:
    """Return all sources by slug, in slug order."""
    written = written_of(catalog.store, "Source")
    return {slug: _source(source, dict(written.get(slug, {}))) for slug, source in catalog.sources.items()}


def _source(source: Source, written: dict[str, object]) -> SourceRecord:
    record = {
        **field_values(SOURCE_FIELDS, source),
        "cite": {"zh": gbt7714(source), "en": vancouver(source)},
        "ris": ris(source),
        "bibtex": bibtex(source),
        "written": written,
    }
    return cast("SourceRecord", record)
