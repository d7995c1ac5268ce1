"""The interaction check: the records about pairs of substances, and about their effects on bone."""
