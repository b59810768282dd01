"""Serves the reader to browsers: a process of it for each page, behind a token, with nothing loaded from elsewhere."""
