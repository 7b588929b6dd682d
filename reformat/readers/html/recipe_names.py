"""What the parts of a recipe are called, by headings and by the names of elements, in small letters."""

from __future__ import annotations

from reformat.patterns import lazy

INGREDIENTS = lazy(
    r"ingr[eé]dien|zutaten|sk[łl]adnik|hozz[aá]val|malzeme|ainekset|ainesosa|ингредиент|συστατικά|υλικά|nguyên\s?liệu"
    r"|材料|食材|재료"
)
"""What elements with ingredients are called, and what their heading says, in small letters."""

LINE = lazy(
    r"(?:the)?ingredients?|(?:los)?ingredientes?|(?:gli)?ingredienti|(?:les)?ingr[eé]dients|zutaten|ingredi[eë]nten|ingredienser"
    r"|składniki|hozzávalók|malzemeler|ainekset|ингредиенты|材料|食材|재료"
)
"""A line that says so and nothing else."""

TELLING = (
    "ingredien", "zutaten", "malzeme", "ingrédien", "składnik", "hozzával", "ингредиент", "συστατικά", "υλικά",
    "nguyên liệu", "材料", "食材", "재료",
)  # fmt: skip
"""Words of which one stands on the page of a recipe, or of anything else, where no name and no data tell."""

STEPS = lazy(
    r"instruction|direction|preparation|pr[eé]paro|preparazione|procedimento|zubereitung|bereiding|method(?!ist)|recipe-?_?steps?"
    r"|steps?(?:$|[\s_-])|elaboraci[oó]n|przygotowan|tilberedning|yapilis|recipeinstructions"
)
"""What elements with the steps of a recipe are called, on the page of one."""

FACTS = lazy(
    r"(?:prep(?:aration)?|cook(?:ing)?|total|ready|active|rest(?:ing)?|bak(?:e|ing))[-_]?time"
    r"|recipe[-_]{0,2}(?:times?|yields?|servings?|details?|info|facts?|nutrition|equipment|notes?|cost|course|cuisine)"
    r"|tasty-recipes-(?:details|notes|nutrition|equipment)|mv-create-(?:times|nutrition|notes|products)"
    r"|(?:^|[\s_-])(?:yields?|servings?|portions?|nutrition(?:al)?|nutrients?|equipment|naehrwerte?|recipe-?notes)(?:$|[\s_-])"
)
"""What elements are called, on the page of a recipe, that say how much it makes, how long it takes, what is in it."""

REVIEWS = lazy(
    r"(?:^|\s)(?:s?reviews?|(?:user|recipe)-?reviews?|reviews?-?(?:list|section|container|wrapper)|yotpo[\w-]*)(?:$|\s)"
)
"""What the boxes are called where readers speak of a recipe; on other pages the review may be the article."""

SETTERS = lazy(
    r"adjustable-servings|unit-conversion|(?:recipes?|yield)-(?:scale|convert)(?:$|[\s_-])|cook-?mode|prevent-sleep"
)
"""What the switches of recipe cards are called: for how many, in which units, and to keep the screen lit."""

NONE = lazy(r"search|filter|nav(?:$|[\s_-])|menu|related|categor|shop|buy|substitut|modal|popup|wizard")
"""What the elements are called that have the word in their names and hold none."""
