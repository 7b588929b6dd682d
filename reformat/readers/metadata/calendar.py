"""What the months and the time zones are called on pages of many languages."""

# ruff: noqa: E501 (a month on each line)
from __future__ import annotations

_NAMES = (
    "jan january januar januari janvier janv enero ene gennaio gen janeiro stycznia styczeń sty ocak oca января янв січня ledna leden ianuarie január tammikuuta tammi gener ιανουαρίου يناير",
    "feb february februar februari février févr fév febrero febbraio fevereiro fev lutego luty lut şubat şub февраля фев лютого února únor februarie február helmikuuta helmi febrer φεβρουαρίου فبراير",
    "mar march märz mär mrz maart mrt mars marzo março marca marzec maret mart марта мар березня března březen martie március maaliskuuta maalis març μαρτίου مارس",
    "apr april avril avr abril abr aprile kwietnia kwiecień kwi nisan nis апреля апр квітня dubna duben aprilie április huhtikuuta huhti απριλίου أبريل ابريل",
    "may mai mei maj mayo maggio mag maio maja mayıs мая май травня května květen május toukokuuta touko maig μαΐου مايو",
    "jun june juni juin junio giugno giu junho czerwca czerwiec cze haziran haz июня июн червня června červen iunie június kesäkuuta kesä juny ιουνίου يونيو",
    "jul july juli juillet juil julio luglio lug julho lipca lipiec lip temmuz tem июля июл липня července červenec iulie július heinäkuuta heinä juliol ιουλίου يوليو",
    "aug august augusti augustus août agosto ago sierpnia sierpień sie ağustos ağu августа авг серпня srpna srpen augusztus elokuuta elo agost agustus αυγούστου أغسطس اغسطس",
    "sep sept september septembre septiembre setiembre settembre set setembro września wrzesień wrz eylül eyl сентября сен вересня září septembrie szeptember syyskuuta syys setembre σεπτεμβρίου سبتمبر",
    "oct october oktober octobre octubre ottobre okt ott outubro out października październik paź ekim eki октября окт жовтня října říjen octombrie október lokakuuta loka οκτωβρίου أكتوبر اكتوبر",
    "nov november novembre noviembre novembro listopada listopad lis kasım kas ноября ноя листопада listopadu noiembrie marraskuuta marras νοεμβρίου نوفمبر",
    "dec december dezember décembre déc diciembre dicembre dic dez dezembro grudnia grudzień gru aralık ara декабря дек грудня prosince prosinec decembrie joulukuuta joulu desember des desembre δεκεμβρίου ديسمبر",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""The number of a month by its name in lower case, in full or cut short."""

ZONES = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "WET": "+00:00", "WEST": "+01:00",
    "CET": "+01:00", "MEZ": "+01:00", "CEST": "+02:00", "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00",
    "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
    "KST": "+09:00", "JST": "+09:00", "HKT": "+08:00", "SGT": "+08:00", "WIB": "+07:00", "PKT": "+05:00",
    "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00", "SAST": "+02:00",
}  # fmt: skip
"""Zones by the letters that mean one zone only; IST, CST and BST mean several."""
