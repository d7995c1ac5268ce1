"""The interaction check: what the graph holds about each pair of some substances, and about their effects on bone."""
