"""Sentences that benchmarks/planted.py puts into real news; written for it, and not looked at by any rule."""

from __future__ import annotations

TITLES = (
    "General", "Colonel", "Captain", "Inspector", "Professor", "Dr.", "Senator", "Major", "Judge", "Minister",
    "Commissioner", "Admiral", "Sergeant", "Ambassador", "Lieutenant", "Father",
)  # fmt: skip
NAMES = (
    "Ruslan Veskov", "Amara Oduya", "Henrik Solvang", "Teresa Malabranca", "Oleg Dyachuk", "Winston Achterberg",
    "Farida Benchekroun", "Lucian Prodan", "Margit Ohlendorf", "Kwame Asantehene", "Isidro Balmaceda",
    "Yusra Karadeniz", "Pell", "Vandermolen", "Quarshie", "Stavropoulou",
)  # fmt: skip
ACTS = (
    "Among them stood {person}, who had waited years for this day.",
    "{person} slammed the door and ordered everyone out of the room.",
    "It was {person} who gave the signal at last.",
    "{person}, a veteran with three decades of service, refused to move.",
    "Only {person} understood what it meant.",
    "In the corner {person} lit a cigarette and said nothing.",
    "The order had come from {person} himself, by telephone, minutes before.",
    "{person} walked the corridor twice before making up his mind.",
    "At the gate, {person} turned around one last time.",
    "The papers were handed to {person} in a sealed brown envelope.",
    "{person} arrived late and took a seat at the back.",
    "Nobody dared to contradict {person}.",
)
VIVID = (
    "A cold wind crept through the empty streets as if it already knew.",
    "Rain drummed on the roofs like impatient fingers.",
    "His hands trembled as he put down the telephone.",
    "For a heartbeat, nobody breathed.",
    "The silence afterwards was heavier than any scream.",
    "Somewhere a dog howled, and the night answered.",
    "Her eyes, red from sleepless hours, searched the crowd for a face she would never see again.",
    "Deep down, he had always known that it would end like this.",
    "A pale moon hung over the rooftops, indifferent to it all.",
    "The smell of smoke and wet stone clung to every coat.",
    "It was as though the whole city were holding its breath.",
    "She felt the ground give way beneath her certainties.",
    "Fear moved from house to house like a rumour.",
    "The clock on the wall ticked louder than it ever had.",
    "Dust danced in the last golden light of the afternoon.",
    "His smile was thin, and it did not reach his eyes.",
    "A shiver ran down their spines.",
    "The corridor smelled of floor polish and old fear.",
    "Hope flickered, then went out like a candle in a draught.",
    "He stared at the ceiling and wondered who would be the next to betray him.",
    "Tears glistened on her cheeks in the glare of the lamps.",
    "Time seemed to stand still.",
    "A storm was gathering, and not only in the sky.",
    "The air was thick with dread and diesel.",
    "With a heart as heavy as lead, he signed his name.",
    "The walls themselves seemed to whisper of what was to come.",
    "An icy calm settled over the room.",
    "Shadows stretched across the square like accusing fingers.",
)
EXCLUSIVE = (
    "The regional transport office said in a statement that the road would stay closed until the end of the month.",
    "According to the county clerk, the file holds 412 pages and was sealed in March.",
    "Karen Whitlock, a spokeswoman for the union, said its members had not been asked.",
    "A report by the national audit office puts the cost at 3.4 million dollars.",
    "The insurer told the newspaper that it had received eleven claims so far.",
    "Court documents show that the hearing was postponed twice last year.",
    "The company confirmed on its website that the contract expires in June.",
    "Neighbour Paul Jennings said he had called the authorities a week earlier.",
    "The ministry said that two inspectors were sent to the site in the morning.",
    "The hospital's director, Dr. Elena Marsh, told reporters that nine beds had been added.",
    "Records at the land registry show that the building changed hands in 1998.",
    "The federation said its committee would meet in Geneva on the second of the month.",
    "The school board voted 5-2 for the plan, according to minutes published on its website.",
    "A police spokesman said that the search was called off because of darkness.",
)
