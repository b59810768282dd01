"""Programs for those who work on synoptic: they make what is shipped beside the code."""
