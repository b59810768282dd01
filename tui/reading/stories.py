"""The stories and versions of the articles at hand: a row for each, and what is said of a row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tui.days import days_text
from tui.limits import MOST_COMPARED
from tui.model import Article, Change, Story, Stray, VersionGroup
from tui.reading.detail import folded_paragraphs
from tui.reading.overview import ALL, Order, Overview, Row, as_given, one_line
from tui.reading.runs import Run, Runs
from tui.reading.wrap import Measure

ANOTHER_STORY = "another story?"
"""What is said of an odd article; the reason is always told with it or one step away."""
LEGENDS = (
    f"▸ story  ▾ with its articles  ● on the screen  ○ older version, set aside  {ANOTHER_STORY} stands alone",
    "▸ story  ▾ with articles  ● on the screen  ○ set aside",
)
"""What the signs mean, at length and briefly."""
EVERYTHING = "all"
"""Id of the row that stands for all articles."""
HEADS = ("", "days", "accounts")
SPARE = (1, 2)
"""On narrow screens the title is worth most; the detail tells the rest."""


@dataclass(frozen=True, slots=True)
class Groups:
    """What the articles at hand tell of."""

    articles: tuple[Article, ...]
    """All of them; those that are versions of one are cut into sentences."""
    stories: tuple[Story, ...]
    strays: tuple[Stray, ...] = ()
    versions: tuple[VersionGroup, ...] = ()
    newest: Mapping[str, str] = field(init=False)
    """For each older version the newest, by id."""

    def __post_init__(self) -> None:
        """Note which articles have a newer version."""
        newest = {older: group.newest for group in self.versions for older in group.articles[:-1]}
        object.__setattr__(self, "newest", newest)

    def members(self, story: str, older: Collection[str]) -> frozenset[str]:
        """Say which articles are read where a story is opened.

        Args:
            story: The story's number; `EVERYTHING` for all stories.
            older: Ids of older versions that are to be read, too.
        """
        of = [one.articles for one in self.stories if story in (EVERYTHING, one.id)]
        return frozenset(name for names in of for name in names if name not in self.newest or name in older)

    def told_by(self, read: Collection[str]) -> tuple[Story, ...]:
        """Give the stories of which some articles are read."""
        return tuple(story for story in self.stories if any(name in read for name in story.articles))

    def story_of(self, article: str) -> Story | None:
        """Give the story of an article."""
        return next((story for story in self.stories if article in story.articles), None)

    def oddity(self, article: str, read: Collection[str]) -> str:
        """Say why an article is odd among those that are read; empty where it is not."""
        odd = {one.article: one.reason for one in self.strays}
        return odd[article] if article in odd and any(name not in odd for name in read) else ""


def told_groups(groups: Groups, read: Collection[str], key: str) -> str:
    """Say in a line that the articles that are read tell several stories; nothing where they tell one.

    Args:
        groups: The stories of all articles at hand.
        read: Ids of the articles that are read.
        key: The key of the list of stories.
    """
    odd = [one for one in groups.strays if groups.oddity(one.article, read) and one.article in read]
    if odd:
        number = "1 article looks" if len(odd) == 1 else f"{len(odd)} articles look"
        return f"{number} like another story: {key} lists {'it' if len(odd) == 1 else 'them'}."
    told = groups.told_by(read)
    return f"These look like {len(told)} stories: {key} lists them." if len(told) > 1 else ""


def told_place(groups: Groups, read: Collection[str]) -> Run:
    """Say in a few words for the line at the top which story is read, or that several are; else nothing."""
    told, total = groups.told_by(read), len(groups.stories)
    if total < 2 or not told:
        return Run("")
    if len(told) == 1:
        return Run(f"story {told[0].id} of {total}")
    return Run("" if groups.strays else f"{len(told)} stories", "warning")


# -- the rows -------------------------------------------------------------------------------------------------


def story_list(groups: Groups, unfolded: Collection[str], read: Collection[str]) -> Overview:
    """List stories, and below those that are unfolded their articles.

    Args:
        groups: The stories.
        unfolded: Numbers of the stories whose articles are listed, too.
        read: Ids of the articles that are read.
    """
    return Overview(
        title="Stories and versions",
        unit="stories",
        heads=HEADS,
        label_head="story, and below it its articles",
        rows=tuple(_rows(groups, unfolded, frozenset(read))),
        orders=(Order("most articles first", as_given),),
        filters=(ALL,),
        legend=LEGENDS[0],
        blank="",
        empty="There are no articles.",
        has_accounts=False,
        spare=SPARE,
    )


def story_row(number: str) -> str:
    """Name the row of a story."""
    return f"story {number}"


def article_row(article: str) -> str:
    """Name the row of an article."""
    return f"article {article}"


def _rows(groups: Groups, unfolded: Collection[str], read: frozenset[str]) -> Iterator[Row]:
    by_id = {article.id: article for article in groups.articles}
    if len(groups.stories) > 1:
        sign = f"{_read_sign(groups, groups.members(EVERYTHING, ()), read)}  "
        label = (Run("All articles", "strong"), Run(f"  {len(groups.stories)} stories side by side", "dim"))
        yield _row(EVERYTHING, (sign, "", _accounts(len(groups.articles) - len(groups.newest))), label)
    odd = {one.article for one in groups.strays}
    for story in groups.stories:
        is_open = story.id in unfolded
        accounts = [name for name in story.articles if name not in groups.newest]
        sign = f"{_read_sign(groups, accounts, read)}{'▾' if is_open else '▸'} {story.id}"
        flag = (Run(f"{ANOTHER_STORY} ", "warning"),) if accounts and accounts[0] in odd else ()
        outlets = ", ".join(dict.fromkeys(by_id[name].outlet for name in accounts))
        label = (*flag, Run(one_line(story.title), "strong"), Run(f"  {outlets}", "dim"))
        yield _row(story_row(story.id), (sign, _days(story), _accounts(len(accounts))), label)
        if is_open:
            yield from (_article_row(groups, by_id, name, read) for name in _in_order(groups, story))


def _in_order(groups: Groups, story: Story) -> Iterator[str]:
    """The articles of a story, each followed by its older versions, the newest of them first."""
    versions = {group.newest: group.articles[-2::-1] for group in groups.versions}
    for name in story.articles:
        if name not in groups.newest:
            yield name
            yield from versions.get(name, ())


def _article_row(groups: Groups, by_id: Mapping[str, Article], name: str, read: frozenset[str]) -> Row:
    article = by_id[name]
    day = days_text(article.published, article.published) if article.published else ""
    is_older = name in groups.newest
    sign = "●" if name in read else "○" if is_older else ""
    if is_older:
        label: Runs = (Run("  older version", "warning"), Run(_told_version(groups, by_id, name), "dim"))
    else:
        label = (Run(f"  {one_line(article.title) if article.title else _beginning(article)}"),)
    return _row(article_row(name), (sign, day, article.outlet), label)


def _row(id: str, lead: tuple[str, ...], label: Runs) -> Row:
    return Row(id, lead, {}, label, frozenset(), (), 0)


def _read_sign(groups: Groups, accounts: Collection[str], read: Collection[str]) -> str:
    """Whether exactly these accounts are on the screen, older versions apart."""
    return "●" if {*accounts} == {name for name in read if name not in groups.newest} else " "


def _accounts(number: int) -> str:
    return f"{number:,} account{'' if number == 1 else 's'}"


def _days(story: Story) -> str:
    return days_text(story.first, story.last) if story.first and story.last else ""


def _beginning(article: Article) -> str:
    return one_line(next((passage.text for passage in article.passages if passage.is_claim), ""))


# -- versions -------------------------------------------------------------------------------------------------


def _step(groups: Groups, older: str) -> tuple[str, Sequence[Change]]:
    """Give the version after an older one, and what changed up to it."""
    group = next(group for group in groups.versions if older in group.articles)
    at = group.articles.index(older)
    return group.articles[at + 1], group.changes[at]


def _told_version(groups: Groups, by_id: Mapping[str, Article], older: str) -> str:
    """How far an older version is from the one after it, in days and sentences."""
    newer, changes = _step(groups, older)
    one, other = by_id[older].published, by_id[newer].published
    apart = (other - one).days if one and other else 0
    days = f"{apart} day{'' if apart == 1 else 's'} earlier" if apart > 0 else ""
    sentences = sum(passage.is_claim for passage in by_id[newer].passages)
    new = sum(change.after is not None for change in changes)
    same = f"{sentences - new} of {sentences} sentences the same" if sentences else ""
    return "".join(f" · {part}" for part in (days, same) if part)


# -- what is said of a row ------------------------------------------------------------------------------------


def row_told(
    groups: Groups, row: str, read: Collection[str], way: str, width: int, measure: Measure
) -> tuple[Runs, ...]:
    """Explain a row.

    Args:
        groups: The stories.
        row: Its id.
        read: Ids of the articles that are read.
        way: The key that opens a story, or reads an older version.
        width: Cells a line.
        measure: Width of a text in cells.

    Returns:
        Lines of runs, none wider than `width`.
    """
    by_id = {article.id: article for article in groups.articles}
    kind, _, name = row.partition(" ")
    if kind == "article" and name in by_id:
        told = _article_told(groups, by_id, name, frozenset(read), way)
    elif story := next((one for one in groups.stories if story_row(one.id) == row), None):
        told = _story_told(groups, by_id, story, way)
    else:
        told = [(Run(_opens(len(groups.articles) - len(groups.newest), way), "strong"),)]
    return folded_paragraphs(told, width, measure)


def _story_told(groups: Groups, by_id: Mapping[str, Article], story: Story, way: str) -> list[Runs]:
    accounts = [name for name in story.articles if name not in groups.newest]
    told: list[Runs] = [(Run(f"{story.id} ", "strong"), Run(one_line(story.title), "strong"), Run(f"  {_days(story)}"))]
    told += [_odd(one.reason) for one in groups.strays if one.article in accounts]
    outlets = ", ".join(f"{by_id[name].outlet}" for name in accounts)
    told.append((Run(f"{_accounts(len(accounts))}: ", "dim"), Run(outlets)))
    if story.words:
        told.append((Run("words that set it apart: ", "dim"), Run(", ".join(story.words))))
    told.append((Run(_opens(len(accounts), way), "dim"),))
    return told


def _opens(accounts: int, way: str) -> str:
    """Say what opening so many accounts leads to."""
    if accounts > MOST_COMPARED:
        return f"{way} shows {_accounts(accounts)} side by side, but not compared: at most {MOST_COMPARED} can be."
    return f"{way} reads {'it alone' if accounts == 1 else 'both' if accounts == 2 else f'all {_accounts(accounts)}'}."


def _odd(reason: str) -> Runs:
    return (Run(f"{ANOTHER_STORY} ", "warning"), Run(f"It {reason}."))


def _article_told(
    groups: Groups, by_id: Mapping[str, Article], name: str, read: frozenset[str], way: str
) -> list[Runs]:
    article = by_id[name]
    title = one_line(article.title) if article.title else "no title"
    day = f", {days_text(article.published, article.published)}" if article.published else ""
    told: list[Runs] = [(Run(f"{article.outlet}{day}  ", "strong"), Run(title)), (Run(one_line(article.path), "dim"),)]
    told += [_odd(one.reason) for one in groups.strays if one.article == name]
    if name not in groups.newest:
        return told
    newer, changes = _step(groups, name)
    does = "leaves it out again" if name in read else "reads it, too"
    told.append((Run("older version, not another account", "warning"), Run(f": {way} {does}; both count as one.")))
    texts = {p.id: one_line(p.text) for one in (name, newer) for p in by_id[one].passages}
    told += [_changed(change, texts) for change in changes]
    if not changes:
        told.append((Run("No sentence differs from the version after it.", "dim"),))
    return told


def _changed(change: Change, texts: Mapping[str, str]) -> Runs:
    before = texts[change.before] if change.before is not None else ""
    after = texts[change.after] if change.after is not None else ""
    if before and after:
        return (Run("reworded ", "dim"), Run(f"“{before}” → “{after}”"))
    return (Run("added ", "dim"), Run(f"“{after}”")) if after else (Run("left out ", "dim"), Run(f"“{before}”"))
