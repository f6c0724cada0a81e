"""How the message will look to its reader: one page for each kind of channel."""
