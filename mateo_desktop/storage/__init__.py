"""What stays on this machine: one SQLite file, one small JSON file, the keyring.

Everything here answers with plain frozen values and fails with codes; the
words for people are made in ``ui``.
"""
