"""Each file here is a journey or a few: ``JOURNEYS``, from the name to the journey.

A file that is put here is found; nothing else has to know of it.
"""
