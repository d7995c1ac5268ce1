"""From the files of a graph to a dataset: build, derive, index, check."""
