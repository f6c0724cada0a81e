"""Mateo Desktop: a composer for one-off messages over the Mateo API."""

__version__ = "0.1.0"
