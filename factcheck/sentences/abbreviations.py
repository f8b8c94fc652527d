"""Words that end with a stop inside a sentence, and words that go on after them or begin the next one."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: before a name: never an end
TITLES = _words(
    "Mr Mrs Ms Mx Dr Prof Gen Lt Col Maj Capt Cmdr Sgt Cpl Pvt Adm Sen Sens Rep Reps Gov Govs Rev Hon Pres Supt Insp"
    " Det Fr Msgr Brig Atty Amb Messrs Mme Mlle Mt Ft Sec Spc Ald Asst Assoc Dep Det Secy Treas Univ"
    " vs v e.g i.e cf ca approx est viz Lt.-Gen Maj.-Gen Brig.-Gen Rt Ven"
)
NUMBERED = _words("No Nos no nos pop Prop Props Fig Figs Vol vol pp p Art Sec Ch ch Op op Rte Hwy Flt")
MONTHS = _words("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
COMPANY = _words("Corp Inc Ltd Co Cos Bros plc LLC LLP S.A N.V Pty Intl Pte Cie L.P S.p.A")
PERSON_TAIL = _words("Jr Sr Esq Ph.D M.D D.D.S B.A M.A J.D M.B.A Q.C K.C")
STREETS = _words("St Ave Blvd Rd Ln Sq Pl Pkwy")
STATES = _words(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa"
    " Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask Man N.H N.J N.M N.Y N.C N.D R.I S.C S.D W.Va B.C P.E.I Dak"
)
#: these begin a sentence and hardly ever follow an abbreviation inside one
STARTERS = _words(
    "The A An He She It They We You I In On At But And Or So Yet Nor This That These Those There Here His Her Hers Its"
    " Their Our My Your When While After Before If As For However Meanwhile Also Some Many Most All Not None Both Each"
    " More What Who Whose Why How Where Which Since By With Without From To Under Over Another Other Others Such Then"
    " Once Until Although Though Because Despite During Following According Among Earlier Later Last Now Only Even"
    " Still About Around Nearly Almost Instead Asked Nobody Everyone Someone Nothing Neither Either Several Few Every"
    " Today Tomorrow Yesterday One Two Three Four Five Six Seven Eight Nine Ten Police Officials Analysts Experts"
    " Prosecutors Investigators Authorities Critics Scientists Researchers Lawmakers Residents Witnesses Shares"
    " Regulators Economists Organisers Organizers Doctors Lawyers Protesters Supporters Opponents Campaigners"
    " Rescuers Firefighters Detectives Voters Workers Union Unions Families Neighbours Neighbors Business Traders"
)
#: after "U.S.", a company or a state these go on with the same phrase
OFFICES = _words(
    "President Presidents Vice Prime Chief CEO CFO COO Chairman Chairwoman Chair Chairperson Executive Director"
    " Spokesman Spokeswoman Spokesperson Founder Co-founder Secretary Ambassador Attorney General Senator Senators"
    " Representative Representatives Rep Reps Sen Sens Gov Governor Mayor Minister Deputy Judge Justice Congressman"
    " Congresswoman Congress Senate House Supreme District Court Circuit Army Navy Air Marine Marines Coast Capitol"
    " State Treasury Department Departments Federal Central Census Border Customs Food Forest Fish Geological Open"
    " Embassy Consulate Security Special Military Homeland National Agency Steel Soccer Postal Bureau Rep Marshal"
    " Lt Gen Dr Police Commissioner High Human Under-Secretary Secretary-General Democrats Republicans Interior"
)
ZONES = _words("EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST IST JST AEST AEDT SGT HKT WAT EAT")
#: abbreviations that may end a sentence, and what goes on with the same phrase after them
TAILS = (
    (COMPANY, OFFICES | COMPANY),
    (PERSON_TAIL, _words("Day Boulevard Blvd Avenue Ave Drive Memorial High")),
    (STATES, OFFICES),
)
