"""What somebody works as, written in one with the name."""

from __future__ import annotations

import re

from reformat.patterns import lazy

GLUED = lazy(
    r"(?<=[a-zà-ÿ]{3})(?:Reporter|Editor|Writer|Correspondent|Contributor|Columnist|Journalist|Korrespondent|Redakteur"
    r"|Autor|Lifestyle|News|Sports?|Politics|Political|Business|Features?|Showbiz|Senior|Chief|Staff|Published|Updated"
    r"|Posted|Created)(?:in)?(?:\s.*)?$"
)
"""What somebody works as, or when, without a space behind the name, as scrapers write two elements."""
WORKS_AS = lazy(
    r"\s+(?:(?:staff|senior|chief|political|sports|science|freelance)\s+)*(?:reporter|redakteur(?:in)?"
    r"|journalist(?:in|e)?|correspondent|korrespondent(?:in)?|writer|columnist|redaktör|reporterin|giornalista"
    r"|periodista|jornalista|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:정치|경제|사회|문화|국제|전국|체육|스포츠|산업|금융|지역|편집|보도|취재|디지털|콘텐츠"
    r"|영상)(?-i:[가-힣]){0,2}(?:부|팀|국|실))$",
    re.I,
)
"""What somebody works as, behind the name without a comma."""
WORKING_AS = lazy(
    r"^[\w-]*(?:redakteur(?:in)?|reporter(?:in)?|korrespondent(?:in)?|correspondent)\s+"
    r"|\s+(?:dziennikar(?:z|ka)|redaktor(?:ka)?|novinář(?:ka)?|újságíró|журналист(?:ка)?|muhabiri?|wartawan"
    r"|jurnalis)\b.*$|\s+[—–-]\s.*$",
    re.I,
)
"""The same before the name, with the house behind it, and the place."""
WORK = lazy(
    r"(?i:senior|chief|staff|deputy|managing|executive|associate|assistant|contributing|political|politics"
    r"|parliamentary|foreign|national|world|business|economics|science|health|sports?|culture|arts|technology|tech"
    r"|education|environment|investigative|data|crime|courts?|legal|features?|news|royal|lifestyle|opinion|freelance"
    r"|editor|reporter|writer|correspondent|journalist|columnist|contributor)\b"
)
"""How begins what somebody works as, wherever it stands in a line."""
