"""The formatted message: its blocks, the editor of them, and both ways between the two."""
