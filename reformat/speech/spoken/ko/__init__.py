"""Korean for the ear: numbers by their counters, dates, units, hanja, signs, words of other alphabets."""
