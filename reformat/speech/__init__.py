"""Article to sound: script and spoken text, engines and cache, sections with exact times."""
