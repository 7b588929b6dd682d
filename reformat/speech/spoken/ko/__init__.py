"""Korean for the ear: numbers by their counters, dates, units, hanja, signs, words of other alphabets.

Rules are tried in the order of `grammar`; what a word, a sign or a unit is called stands in the tables beside.

    the rules       grammar: all of them, in order; particles go with the sound before them
    numbers         numbers, by counters (context: those that mean two things) and units; numerals: the words
                    dates, calls (telephones, scores), asides (ages in brackets), trades (kitchens, courts, trials)
    other letters   hanja, kana, acronyms, foreign (Latin); symbols: signs between words
"""
