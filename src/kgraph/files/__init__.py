"""The files of a graph: where they are, Turtle, integrity of references, shapes."""
