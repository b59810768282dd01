"""The reader on the screen; the only part that knows Textual."""
