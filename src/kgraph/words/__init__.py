"""Claims as sentences, sources as citations."""
