"""Formats in which a graph leaves."""
