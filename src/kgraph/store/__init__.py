"""The store, what is read from it, and where built stores are kept."""
