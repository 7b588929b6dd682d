"""Article to sound: script and spoken text, engines and cache, sections with exact times.

`narrate` is the whole of it. The packages engines (the voices) and spoken (text as it is said) are apart.

    what is said    script: the utterances; lines: an article's, with tables, runs, talk; lexicon: a user's readings
    who says it     cast, voices, guests: a voice for each language and script; engine: what an engine is; patience
    the sound       recording: by one cast, on many threads; clips: an utterance (plausible, sound, samples, stretch,
                    spool); cache and reels: kept; plan: which go into which file
    the files       assemble: a section, with loudness; mp3, m4b, tags; track: when each is said
"""
