"""A message on sheets of A4: for the letter's preview, for a printer, for a PDF."""
