"""README, which is no page of the site, leads to pages and headings that are there."""

from __future__ import annotations

import re

from tests.docs.blocks import ROOT

LINK = re.compile(r"\]\(([^)\s]+)\)")


def test_each_link_of_the_readme_leads_somewhere() -> None:
    links = LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert "docs/guide.md" in links
    for link in links:
        path, _, anchor = link.partition("#")
        if not path.startswith("https:"):
            assert (ROOT / path).is_file(), link
            assert not anchor, f"{link}: nothing checks a heading from here; link to the page"
