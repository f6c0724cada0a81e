"""The bars of the bench: a module for each group, listed in ``bench.py``."""
