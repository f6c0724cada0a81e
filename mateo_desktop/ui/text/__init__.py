"""Formatted text: the small vocabulary we write, and what others wrote, made safe."""
