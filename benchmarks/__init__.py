"""Measures how long readers wait: first paint, comparison, keys, memory, and the stages without a screen."""
