"""Abstract Atlas: from a collection of abstracts to a website of its own."""

__version__ = "0.1.0"
