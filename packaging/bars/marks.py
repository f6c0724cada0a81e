"""Paths that do not exist: who asks for them says, to whoever traces it, where it is."""

BEGIN, END = "/begin-of-the-attacks", "/end-of-the-attacks"
