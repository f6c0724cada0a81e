"""What comes from outside: cleaned, capped, named, and shown where it can do no harm."""
