"""How one entity reaches another: the network of claims, the rules of a path, the walk, and paths in words."""
