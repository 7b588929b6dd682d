"""A scrape whose standfirst is a sentence: title, byline and date are found around it."""

from __future__ import annotations

import pytest

from reformat.document.source import Source
from reformat.document.walk import text_of
from tests.prepared import prepared

SCRAPES = {
    "de": (
        "Menü\nPanorama\nHörladen am Kai\nZuhören bis Mitternacht\n"
        "Ein kleiner Laden am Kai lässt Menschen gemeinsam Bücher hören, die Hälfte der Gäste ist blind.\n"
        "Von Erika Muster und Max Beispiel\n20.11.2026, 21.14 Uhr\nLink kopieren\n"
        "Die Türglocke klingelt um zehn vor zehn, und niemand sieht auf, denn alle hören zu.\n"
        "Der Laden verleiht acht Braillezeilen und zwanzig Kopfhörer an alle, die welche brauchen.\n"
        "Im Januar entscheidet der Rat, ob zwei weitere Läden Geld aus dem Haushalt bekommen.\n"
        "Mehr zum Thema\nEisbahn öffnet früher\nImpressum\nDatenschutz\n",
        ("Zuhören bis Mitternacht", ("Erika Muster", "Max Beispiel"), "2026-11-20T21:14:00"),
    ),
    "fr": (
        "Se connecter\nCulture\nÀ Mulbit, une librairie où l’on écoute jusqu’à minuit\n"
        "Une petite boutique du quai prête des casques, et la moitié des visiteurs sont aveugles.\n"
        "Par Jeanne Exemple\nPublié le 20 novembre 2026 à 21h14\nPartager\n"
        "La clochette de la porte tinte à dix heures moins dix, et personne ne lève les yeux.\n"
        "La boutique prête huit plages braille et vingt casques à tous ceux qui le demandent.\n"
        "Le conseil municipal décidera en janvier de financer ou non deux autres lieux.\n"
        "Les plus lus\nLe fleuve gelé ouvre la patinoire\nMentions légales\n",
        ("À Mulbit, une librairie où l’on écoute jusqu’à minuit", ("Jeanne Exemple",), "2026-11-20T21:14:00"),
    ),
}


@pytest.mark.parametrize("language", SCRAPES)
def test_title_and_signature_around_a_standfirst(language: str) -> None:
    text, told = SCRAPES[language]
    article = prepared(Source.text(text, name="a.txt", media="text")).article
    known = article.metadata
    assert (known.title, known.authors, known.published) == told
    said = [text_of(block) for block in (*article.deck, *article.blocks)]
    assert said == text.splitlines()[text.splitlines().index(told[0]) + 1 :][:1] + [
        line for line in text.splitlines() if line.endswith(".") and line != said[0]
    ]


def test_a_name_over_where_its_reporter_is_signs() -> None:
    text = (
        "Home\nNews\nSport\nThe old pier at Skelwick opens again\n7 hours ago\nMarian Oduya\nReporting from Skelwick\n"
        "The council voted on Tuesday to open the old ferry pier again, nine years after a storm shut it.\n"
        "Work on the wooden deck of the pier begins in spring, and the first boats are due in June.\n"
        "Four hundred islanders had asked the council for it since the storm, and many came to hear.\n"
    )
    assert prepared(Source.text(text, name="a.txt", media="text")).article.metadata.authors == ("Marian Oduya",)


def test_a_sentence_right_below_the_headline_stays_however_far_the_text_is() -> None:
    standfirst = "A rule change raised eyebrows on Wednesday evening."
    between = "Sections|Harbour|Council|Schools|Letters|Sunday|Boats|Tides|Deaths|Notices|Puzzles|Recipes|Walks|Maps|Motors|Shop"
    text = "\n\n".join(
        [
            *("Home", "News", "Sport", "Weather"),
            "Skelwick pier will not open again this year",
            standfirst,
            *between.split("|"),
            "The council closed the pier in March, after a plank gave way under a baker's cart and the cart was lost.",
            "Nobody was hurt, but the baker, who sells rye at the end of the pier, wants to be paid for eighty loaves.",
            "The divers will go down once more in May, and their report is due before the summer fair begins.",
            *("Most read", "The lock is shut", "Privacy"),
        ]
    )
    article = prepared(Source.text(text, name="a.txt", media="text")).article
    assert standfirst in [text_of(block) for block in (*article.deck, *article.blocks)]
