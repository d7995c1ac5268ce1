"""The ledger of a source: its statements one by one, each with a verdict and the studies behind it."""
