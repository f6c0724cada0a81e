"""Markup typed by hand: the editor of the HTML tab and what it says of mistakes."""
