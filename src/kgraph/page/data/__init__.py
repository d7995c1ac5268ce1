"""The data of the page: the graph for the scripts, as plain values ready for JSON.

``kgraph.page.contract`` says what each key means; here is a module for each noun, and ``document`` puts them together.
"""

from kgraph.page.data.document import page_data
from kgraph.page.data.opening import FEWEST_CHECKED, MOST_CHECKED, Opening

__all__ = ["FEWEST_CHECKED", "MOST_CHECKED", "Opening", "page_data"]
