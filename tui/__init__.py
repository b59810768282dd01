"""synoptic: read several accounts of one event side by side, in the terminal."""

__version__ = "0.1.0"
