"""From files to articles: what is read, made safe, cut into passages and told apart from page matter."""

from tui.sources.files import STANDARD_INPUT, LeftOut
from tui.sources.load import Loaded, load, split
from tui.sources.sanitize import make_safe, one_line

__all__ = ["STANDARD_INPUT", "LeftOut", "Loaded", "load", "make_safe", "one_line", "split"]
