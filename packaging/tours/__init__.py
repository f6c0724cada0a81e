"""The tour: the real window driven without a display, and the pictures of it."""
