"""Evidence for a synthesis: one row for each item, and the summary of findings by outcome."""
