"""Writes one account in every format that is read, as programs in the wild write it."""
