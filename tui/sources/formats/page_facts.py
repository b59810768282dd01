"""What a page says of its article: title, authors, outlet, dates, address and language, from its marks and markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from urllib.parse import urljoin, urlsplit

from lxml import html

from tui.sources.formats.json_ld import LinkedFacts, read_json_ld
from tui.sources.formats.page_blocks import is_unseen
from tui.sources.imprint import byline_name, is_outlet
from tui.sources.lines import words

MAX_BYLINE = 200
"""Characters of an element that is a byline."""
MAX_AUTHORS = 8
"""Names of authors that are kept."""
SHORT_SUFFIX = 4
"""Words of a site's name that ends a page's title."""
SAME_TITLE = 0.5
"""Share of its words that a heading has in common with the page's title, from which both are the same title."""
_SECONDS = re.compile(r"\d{9,10}$")
_MILLISECONDS = re.compile(r"\d{12,13}$")

_SEPARATOR = re.compile(r"\s+[|·•«»\u2039\u203a:–—-]{1,2}\s+|\s*\|\s*")
_LEADING_SITE = re.compile(r"([^:]{2,40}):\s+(?=\S)")
_NO_OUTLET = frozenset(
    "home homepage news index blog main website site untitled article page web world default wordpress start".split()
)
_NO_AUTHOR = re.compile(
    r"(?:admin(?:istrator)?|editor|editors|staff|staff writer|guest|root|user|unknown|anonymous|author|null|none"
    r"|undefined|webmaster|web ?desk|posted by|written by|by)$",
    re.I,
)
_BY = re.compile(
    r"(?:(?:written|posted|published|reported|words|story|text)\s+)?by[:\s]+|(?:author|autor|von|par|por)s?:\s*", re.I
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|^@|\.(?:com|org|net)\b/", re.I)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]|$)")
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4,6}Z?)?$")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.I)
_TAGS = re.compile(r"<[^<>]{1,200}>")
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline(?:[_-]+names?)?|author(?:[_-]+names?)?|reader-credits|p-author|c-byline|entry-author)(?:\s|$)",
    re.I,
)
_PUBLISHED_CLASS = re.compile(r"(?:^|[\s_-])(?:published|pubdate|entry-date|dt-published|date-published)(?:\s|$)", re.I)

_TITLE = ("og:title", "twitter:title", "parsely-title", "dc.title", "sailthru.title", "headline", "title")
_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator")
_OUTLET = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher", "cre")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "parsely-pub-date", "sailthru.date",
    "datepublished", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "pubdate", "publishdate",
    "publish-date", "publication_date", "cxenseparse:recs:publishtime", "og:published_time", "date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "article:modified", "datemodified",
    "dc.date.modified", "dcterms.modified", "lastmod", "last-modified", "revised",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The facts; None where the page does not tell."""

    title: str | None
    author: str | None
    outlet: str | None
    published: str | None
    updated: str | None
    url: str | None
    language: str | None
    linked: LinkedFacts


def saved_from(text: str) -> str | None:
    """Read where a page was saved from, as browsers and `synoptic fetch` write it in a comment.

    Args:
        text: The page's source.
    """
    found = _SAVED_FROM.search(text[:8_000])
    return _web_address(found[1].replace("%2D", "-")) if found else None


def read_facts(root: html.HtmlElement, address: str | None = None) -> PageFacts:
    """Read what a page says of its article.

    Args:
        root: The page.
        address: Where it was saved from, if that is known.

    Returns:
        The facts: JSON-LD first, then OpenGraph and other marks, then what stands on the page.
    """
    linked = read_json_ld([script.text or "" for script in _scripts(root)])
    marks = _marks(root)
    url = _address(root, marks, linked, address)
    host = _host(url or address)
    outlet = _outlet(root, marks, linked, host)
    published = _first_date([linked.published, *_all(marks, _PUBLISHED), *_times_of_day(root)])
    updated = _first_date([linked.modified, *_all(marks, _UPDATED)])
    is_later = updated is not None and (published is None or updated > published)
    return PageFacts(
        title=_title(root, marks, linked, outlet, host),
        author=_author(root, marks, linked, outlet),
        outlet=outlet or host,
        published=published,
        updated=updated if is_later else None,
        url=url,
        language=_language(root, marks, linked),
        linked=linked,
    )


def _scripts(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (script for script in root.iter("script") if "ld+json" in script.get("type", "").lower())


def _marks(root: html.HtmlElement) -> dict[str, list[str]]:
    """Gather the page's meta elements by their lower-case names."""
    marks: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        value = _clean(meta.get("content") or "")
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(key)
            if name and value:
                marks.setdefault(name.strip().lower(), []).append(value)
    return marks


def _all(marks: dict[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    return (value for name in names for value in marks.get(name, ()))


def _clean(value: str) -> str:
    """A value on one line, without the markup and escapes that some publishers leave in."""
    return " ".join(_TAGS.sub(" ", unescape(value)).split())


def _title(
    root: html.HtmlElement, marks: dict[str, list[str]], linked: LinkedFacts, outlet: str | None, host: str | None
) -> str | None:
    told = [_clean(linked.headline), *_all(marks, _TITLE)]
    page = root.find(".//title")
    written = _clean(page.text or "") if page is not None else ""
    names = {_key(name) for name in (outlet, host, (host or "").partition(".")[0], linked.publisher) if name}
    titles = [title for each in (*told, written) if (title := _without_site(each, names)) and _key(title) not in names]
    headings = [
        text
        for h1 in root.iter("h1")
        if not is_unseen(h1) and (text := _clean(h1.text_content())) and _key(text) not in names
    ]
    for heading in headings:
        own = set(words(heading.lower()))
        if own and any(len(own & set(words(title.lower()))) >= SAME_TITLE * len(own) for title in titles):
            return heading
    return next(iter(titles or headings), None)


def _without_site(title: str, names: set[str]) -> str:
    """Take the site's name, and the section before it, off the end of a title."""
    leading = _LEADING_SITE.match(title)
    if leading and (_key(leading[1]) in names or is_outlet(leading[1])):
        title = title[leading.end() :]
    while True:
        separators = list(_SEPARATOR.finditer(title))
        if not separators:
            return title
        tail = title[separators[-1].end() :]
        is_site = _key(tail) in names or is_outlet(tail)
        if not is_site or len(tail.split()) > SHORT_SUFFIX:
            head = title[: separators[0].start()]
            if _key(head) in names:
                return title[separators[0].end() :]
            return title
        title = title[: separators[-1].start()]


def _key(name: str) -> str:
    return "".join(character for character in name.lower().removeprefix("the ") if character.isalnum())


def _outlet(root: html.HtmlElement, marks: dict[str, list[str]], linked: LinkedFacts, host: str | None) -> str | None:
    domain: list[html.HtmlElement] = root.find_class("reader-domain")
    told: list[str] = [*marks.get("og:site_name", ()), _clean(linked.publisher), *_all(marks, _OUTLET)]
    for name in told:
        if name and _key(name) not in _NO_OUTLET and not _ADDRESS.search(name) and len(name) <= MAX_BYLINE // 2:
            return name
    page = root.find(".//title")
    if page is not None:
        site = _site_in_title(_clean(page.text or ""), {_key(h1.text_content()) for h1 in root.iter("h1")}, host)
        if site:
            return site
    shown = _clean(str(domain[0].text_content())) if domain else ""
    return shown or None


def _site_in_title(title: str, headings: set[str], host: str | None) -> str | None:
    """Find the site's name before or after an article's title: known, like the host, or what the heading lacks."""
    leading = _LEADING_SITE.match(title)
    if leading and is_outlet(leading[1]):
        return leading[1]
    separators = list(_SEPARATOR.finditer(title))
    if not separators:
        return None
    tail = title[separators[-1].end() :]
    key = _key(tail)
    is_site = is_outlet(tail) or key in _key(host or "") or _key(title[: separators[-1].start()]) in headings
    return tail if key and key not in _NO_OUTLET and is_site else None


def _author(root: html.HtmlElement, marks: dict[str, list[str]], linked: LinkedFacts, outlet: str | None) -> str | None:
    for told in ([_clean(name) for name in linked.authors], list(_all(marks, _AUTHOR)), list(_bylines(root))):
        names = [name for each in told if (name := _person(each, outlet))]
        if names:
            unique = list({name.casefold(): name for name in names}.values())
            return ", ".join(unique[:MAX_AUTHORS])
    return None


def _person(written: str, outlet: str | None) -> str | None:
    """A name without what is written around it; None where it names no one."""
    if not written or len(written) > MAX_BYLINE or _ADDRESS.search(written):
        return None
    name = _BY.sub("", written, count=1) if _BY.match(written) else written
    name = re.split(r"\s*[|•·]\s*", name)[0].strip(" ,;:-–—")
    if not name or _NO_AUTHOR.match(name) or (outlet and _key(name) == _key(outlet)):
        return None
    return name if any(map(str.isalpha, name)) else None


def _bylines(root: html.HtmlElement) -> Iterator[str]:
    """Names in what the markup calls the author, or by a line that reads like a byline."""
    for element in root.iter("a", "span", "p", "div", "address", "li", "strong", "em"):
        is_named = element.get("rel") == "author" or element.get("itemprop") == "author"
        if not is_named and not _BYLINE_CLASS.search(element.get("class") or ""):
            continue
        if any(is_unseen(one) for one in (element, *element.iterancestors())):
            continue
        text = _clean(element.text_content()) if len(element) < MAX_AUTHORS * 2 else ""
        if text and len(text) <= MAX_BYLINE:
            yield byline_name(text) or (text if is_named or len(text.split()) <= SHORT_SUFFIX else "")
            return


def _times_of_day(root: html.HtmlElement) -> Iterator[str]:
    """Dates that the markup says are those of publication, then the first that it marks as a date at all."""
    first = None
    for element in root.iter("time", "span", "abbr", "meta", "div", "p"):
        given = element.get("datetime") or element.get("content") or ""
        itemprop = element.get("itemprop", "").lower()
        is_published = itemprop == "datepublished" or element.get("pubdate") is not None
        if is_published or (element.tag != "meta" and _PUBLISHED_CLASS.search(element.get("class") or "")):
            yield given or _clean(element.text_content())[:MAX_BYLINE]
        elif element.tag == "time" and given and first is None and itemprop != "datemodified":
            first = given
    if first:
        yield first


def _first_date(written: Iterable[str]) -> str | None:
    return next((day for each in written if each and (day := _day(each.strip()))), None)


def _day(written: str) -> str | None:
    """The day of a moment as the page has it, in its own time zone; what is no moment stays as it is written."""
    if iso := _ISO.match(written):
        return "-".join(iso.groups())
    if compact := _COMPACT.match(written):
        return "-".join(compact.groups())
    if _SECONDS.match(written) or _MILLISECONDS.match(written):
        seconds = int(written) / (1_000 if _MILLISECONDS.match(written) else 1)
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    from tui.sources.dates import find_date

    found = find_date(written)
    return (found.value.isoformat() if found.value else found.written) if found else None


def _address(
    root: html.HtmlElement, marks: dict[str, list[str]], linked: LinkedFacts, address: str | None
) -> str | None:
    told = [link.get("href") for link in root.iter("link") if "canonical" in link.get("rel", "").lower().split()]
    reader = [link.get("href") for link in root.find_class("reader-domain")]
    for url in (*told, *marks.get("og:url", ()), linked.url, *reader):
        if not url:
            continue
        try:
            full = _web_address(urljoin(address or "", url.strip()))
        except ValueError:
            continue
        # A site that names its front page as the address of everything tells nothing.
        if full and (address is None or urlsplit(full).path.strip("/") or not urlsplit(address).path.strip("/")):
            return full
    return address


def _web_address(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _host(url: str | None) -> str | None:
    host = (urlsplit(url).hostname or "") if url else ""
    return re.sub(r"^(?:www\d?|m|mobile|amp|edition)\.", "", host) or None


def _language(root: html.HtmlElement, marks: dict[str, list[str]], linked: LinkedFacts) -> str | None:
    told = (
        root.get("lang"),
        root.get("xml:lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        *(body.get("lang") for body in root.iter("body")),
        *_all(marks, ("content-language", "language", "dc.language")),
        linked.language,
        *marks.get("og:locale", ()),
    )
    return next((value.split(",")[0].strip() for value in told if value and value.strip()), None)
