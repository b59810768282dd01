"""Articles in several versions, for tests of what becomes of anchors."""

from collections.abc import Sequence

from tui.model import Article, Kind, Passage

STORY = (
    "The ferry Astrid stopped off Norholm at noon on Tuesday.",
    "There were 40 people on board, most of them commuters.",
    "The operator said that a cable had caught in the propeller.",
    "Nobody was hurt, the coast guard told reporters in the harbour.",
    "Its licence to carry passengers runs out in the coming summer.",
    "Captain Lena Brandt praised the calm of her passengers.",
)


def article(*sentences: str, id: str = "post", between: str = " ") -> Article:
    """Set sentences as an article; each is a passage."""
    text, passages = "", []
    for number, sentence in enumerate(sentences):
        text += between if number else ""
        start = len(text)
        text += sentence
        passages.append(Passage(f"{id}:{number}", id, Kind.BODY, start, len(text), 0, sentence))
    return Article(id, f"{id}.txt", "Harbour Post", None, None, None, None, None, (), text, tuple(passages), ())


def with_sentence(number: int, sentence: str, story: Sequence[str] = STORY) -> Article:
    """The story with another sentence in the place of one."""
    return article(*story[:number], sentence, *story[number + 1 :])
