"""Languages of which little more than the commonest words is known are told apart all the same."""

from __future__ import annotations

import pytest

from reformat.language.detection import detect


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sk", "Mlynár hovorí, že kamene sú staré ako most a že múka z nich je iná. Na jar príde aj škola, ktorá má o mlyn záujem."),
        ("hr", "Mlinar kaže da je kamen star kao i most, a brašno da je zbog toga drukčije. Na proljeće će doći i škola koja se za to zanima."),
        ("sl", "Mlinar pravi, da je kamen star kot most in da je moka zaradi tega drugačna. Spomladi bo prišla tudi šola, ki jo to zanima."),
        ("lt", "Malūnininkas sako, kad akmenys yra seni kaip tiltas ir kad miltai dėl to kitokie. Pavasarį atvyks ir mokykla, nes jai tai įdomu."),
        ("lv", "Dzirnavnieks saka, ka akmeņi ir veci kā tilts un ka milti tāpēc ir citādi. Pavasarī nāks arī skola, kas par to interesējas."),
        ("et", "Mölder ütleb, et kivid on vanad nagu sild ja et jahu on selle pärast teistsugune. Kevadel tuleb ka kool, kes on sellest huvitatud."),
        ("is", "Malarinn segir að steinarnir séu jafn gamlir og brúin og að mjölið sé því ekki eins. Í vor kemur skóli sem hefur áhuga á því."),
        ("sw", "Msagaji alisema kuwa mawe ni ya zamani kama daraja na kwa hiyo unga wake ni tofauti. Shule itakuja baada ya mvua kwa sababu hiyo."),
        ("bg", "Мелничарят казва, че камъните са стари колкото моста и че затова брашното е друго. Напролет ще дойде и училището, което се интересува."),
    ],
)  # fmt: skip
def test_languages_of_which_we_know_little_more_than_the_commonest_words(language: str, text: str) -> None:
    assert detect(text).language == language
