"""Deeds that are done to a thing once and by one party: verbs for the same deed, and nouns for the same thing."""

from __future__ import annotations

#: deed -> its verbs, as a narrator tells them of the past
DEEDS: dict[str, str] = {
    "close": r"closed(?: down)?|shut(?: down)?|shuttered",
    "expel": r"expelled|threw out|sent home|thrown out",
    "recall": r"recalled|called home|called back|summoned home",
    "seize": r"seized|confiscated|impounded|captured|detained|intercepted|stopped",
    "buy": r"bought|acquired|took over|taken over|purchased",
    "sell": r"sold",
    "build": r"built|constructed|erected",
    "cancel": r"cancelled|canceled|called off|scrapped",
    "ground": r"grounded",
    "suspend": r"suspended|halted|froze|frozen",
    "impose": r"imposed",
    "lift": r"lifted",
    "sack": r"sacked|dismissed|fired",
    "found": r"founded|set up|established",
    "order": r"ordered|commissioned",
    "win": r"won",
    "discover": r"discovered|unearthed",
    "design": r"designed",
    "compose": r"wrote|written|composed",
    "publish": r"published",
    "donate": r"donated",
    "lend": r"lent|loaned",
    "lodge": r"lodged|filed",
    "reject": r"rejected|turned down",
    "launch": r"launched",
    "veto": r"vetoed",
    "sink": r"sank|sunk",
    "bomb": r"bombed|shelled",
    "lay": r"laid",
    "invite": r"invited",
    "ban": r"banned|barred|outlawed",
    "deliver": r"delivered|supplied",
    "repair": r"repaired|mended",
    "steal": r"stole|stolen",
    "rent": r"leased|rented|chartered",
    "lose": r"lost",
    "draft": r"drafted|drew up|drawn up",
}
#: nouns for the same thing -> the one that stands for all
SAME = {
    word: listed.split()[0]
    for listed in (
        "ambassador envoy",
        "ship vessel boat trawler ferry",
        "plane aircraft jet airliner airplane",
        "title championship crown trophy cup",
        "complaint suit lawsuit claim",
        "deal accord agreement pact treaty",
        "talks negotiations",
        "consulate mission",
        "flight service",
        "contract order",
        "film movie picture",
        "firm company business",
    )
    for word in listed.split()
}
#: nouns of which many parties do the same in one article
COMMON = frozenset(
    """match matches game games goal goals point points seat seats vote votes election elections race set sets man men
    woman women people person worker workers job jobs share shares money lot medal medals gold silver bronze place
    case cases time work life way ground territory area land house home building school shop store war battle
    contract contracts product products model models car cars letter statement report number appeal way hearts
    praise award prize prizes control support attention backing fire weight power interest patience majority court
    crowd prisoners suspects drugs weapons border borders road roads streets airspace gap balance wicket wickets
    family wife husband mother father son daughter child children husband brother sister friend friends mind heart
    temper leg arm half cent percent ticket tickets door doors window windows mouth eye eyes time times year years
    day days month months week weeks season seasons""".split()
)
