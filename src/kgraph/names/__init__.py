"""Names of entities: the lexicon, search, pinyin and folding."""
