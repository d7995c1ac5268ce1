"""What is wrong in the text of a query, and where."""
