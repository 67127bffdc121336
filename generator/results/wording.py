"""The English of results: words that state, compare and bound a figure, of no field."""

from __future__ import annotations


def _forms(*verbs: str) -> frozenset[str]:
    """Return the regular forms of verbs, given without a silent e: `achiev`, `obtain`."""
    forms: set[str] = set()
    for verb in verbs:
        stem = verb.removesuffix("e")
        forms |= {verb, f"{verb}s", f"{stem}ed", f"{stem}ing"}
    return frozenset(forms)


_NOUNS = frozenset(
    "report reports score scores record records display displays register registers".split()
)
"""More often nouns than verbs."""
STATING = (
    _forms(
        *"achieve attain reach obtain yield score record report deliver produce".split(),
        *"demonstrate exhibit observe register display provide maintain".split(),
    )
    | frozenset(
        "reaches get gets got getting give gives gave giving show shows showed shown averages "
        "averaged averaging".split()
    )
) - _NOUNS
"""A system does this to a metric: “achieves an accuracy of …”."""

BEING = frozenset("is are was were be being been remains equals equalled".split())
_UP = "increase raise boost elevate lift"
_UPWARD = (
    _forms(*_UP.split())
    | frozenset("rises rise rose risen rising grows grow grew growing climbs climb".split())
    | frozenset("climbed climbing".split())
)
_BETTER = _forms("improve", "enhance")
_DOWN = _forms("reduce", "lower", "shorten", "shrink") | frozenset(
    "cut cuts cutting shrank halves".split()
)
_DOWNWARD = _forms("decrease", "decline") | frozenset(
    "drop drops dropped dropping fall falls fell falling fallen".split()
)
CHANGING: dict[str, str] = {
    **dict.fromkeys(_UPWARD, "increase"),
    **dict.fromkeys(("go", "goes", "went"), "change"),
    **dict.fromkeys(_BETTER, "improvement"),
    **dict.fromkeys(_DOWN, "reduction"),
    **dict.fromkeys(_DOWNWARD, "decrease"),
}
"""Verbs of change with the noun that names the change."""

CHANGES = frozenset(
    "improvement improvements increase increases gain gains boost enhancement reduction "
    "reductions decrease drop decline rise".split()
)
OUTDOING = _forms("outperform", "surpass", "exceed") | frozenset(
    "surpasses beats beat beating outdoes".split()
)
COMPARATIVES = frozenset("higher lower better greater fewer less faster larger smaller".split())

OTHER_VERBS = frozenset(
    "has have had does do did can could may might will would should must led leading "
    "result results resulting keep keeps kept keeping retains retain recover recovers find finds "
    "found use uses used using run runs running require requires required lose loses lost make "
    "makes made remain match matches rival rivals train trained need needs suggest suggests "
    "indicate indicates correlates correlate confirm confirms became becomes depends prefer "
    "preferred transfers generalizes generalises we they it i which who whose that closes "
    "establishes establishing highlighting underscoring enabling allowing".split()
)
VERBS = (STATING | BEING | frozenset(CHANGING) | OUTDOING | OTHER_VERBS) - frozenset(
    "results result trained used use uses need needs match lead".split()
)
"""A noun phrase ends before these; `trained` may stand within one."""
PARTICIPLES = frozenset(
    word for word in STATING | frozenset(CHANGING) | OUTDOING if word.endswith("ing")
) | {"with"}

PLACES = frozenset({"on", "in", "for", "across", "over", "within", "among"})
"""What follows says what was measured on, whatever the word."""
CONDITIONS = frozenset({"at", "under", "with", "using", "after", "from", "when", "without"})
"""What follows is a condition that is shown with its word."""
PREPOSITIONS = (
    PLACES | CONDITIONS | {"of", "by", "to", "between", "through", "via", "per", "during"}
)
DETERMINERS = frozenset("a an the its our their his her this these both any all".split())
CONJUNCTIONS = frozenset("and or but while whereas although though yet nor".split())
DULL = frozenset(
    "this these that those addition particular contrast general total summary example instance "
    "turn short fact order par average terms practice detail experiments which".split()
)
"""“In addition, …”, “for example, …” say not what was measured on."""
TRYING = frozenset(
    "experiments experiment evaluation evaluations tests testing tested evaluated validated "
    "results validation benchmarking assessed analysis comparison comparisons evaluating".split()
)
"""What follows with “on” is what was measured on."""
SHOWING = frozenset(
    "demonstrate demonstrates demonstrated show shows showed indicate indicates suggest suggests "
    "confirm confirms reveal reveals".split()
)
RESTRICTING = frozenset({"who", "whom", "whose", "that", "it", "we", "they"})
AGAINST = (
    ("as", "compared", "to"),
    ("as", "compared", "with"),
    ("as", "opposed", "to"),
    ("rather", "than"),
    ("compared", "to"),
    ("compared", "with"),
    ("in", "comparison", "to"),
    ("in", "comparison", "with"),
    ("relative", "to"),
    ("with", "respect", "to"),
    ("versus",),
    ("vs",),
    ("vs.",),
    ("against",),
    ("which", "is", "superior", "to"),
    ("which", "is", "better", "than"),
    ("which", "is", "higher", "than"),
    ("superior", "to"),
    ("on", "a", "par", "with"),
    ("on", "par", "with"),
    ("comparable", "to"),
    ("comparable", "with"),
    ("better", "than"),
    ("higher", "than"),
    ("than",),
    ("over",),
    ("outperforming",),
    ("surpassing",),
    ("exceeding",),
    ("beating",),
    ("up", "from"),
    ("down", "from"),
)
"""What follows is what the figure is compared with."""

QUANTIFIERS = (
    ("up", "to"),
    ("as", "much", "as"),
    ("as", "low", "as"),
    ("as", "high", "as"),
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("at", "least"),
    ("at", "most"),
    ("an", "average", "of"),
    ("a", "mean", "of"),
    ("a", "median", "of"),
    ("a", "factor", "of"),
    ("over",),
    ("above",),
    ("below",),
    ("under",),
    ("exceeding",),
    ("about",),
    ("approximately",),
    ("around",),
    ("nearly",),
    ("almost",),
    ("roughly",),
    ("only",),
    ("merely",),
    ("just",),
)
"""They belong to the value: “up to 40%” is not “40%”."""

PRAISE = frozenset(
    "state-of-the-art sota state-of-art impressive remarkable strong high highest best competitive "
    "new excellent superior promising robust higher better improved lower lowest reported final "
    "exceptional outstanding notable substantial significant".split()
)
"""Adjectives before a metric that are no part of its name."""
OPERATING = frozenset({"at", "given", "requires", "requiring", "target", "targets", "threshold"})
"""Before a figure: where a system was set to work, not what it achieved."""
LOSING = frozenset(
    "lose loses lost losing gain gains gained gaining adds add added costs within contributes "
    "sacrifices sacrificing retain retains recovers".split()
)
"""Before a figure: a difference, not a value."""
ABLATING = frozenset(
    "removing dropping ablating disabling omitting excluding replacing without".split()
)
SYSTEMS = frozenset(
    "model models method methods approach system systems baseline baselines network networks "
    "classifier training fine-tuning finetuning variant version".split()
)
"""“0.7 for the small model”: a figure of something, not one measured on it."""
OURS = frozenset("we our ours proposed it this these".split())
UNITS = frozenset("% percent points point pp times fold percentage-points ×".split())
TRIED = frozenset({"applied", "evaluated", "tested"})
MIDDLE = frozenset({"of", "with", "between", "during"})
"""Between a metric and its verb they say of what, not on what: “accuracy of the head is”."""
WHILE = frozenset({"while", "whereas", "where"})
ADVERBS = frozenset(
    "significantly substantially consistently only merely just further even respectively "
    "markedly slightly notably also".split()
)
KNOWN = frozenset("average mean median overall macro micro weighted balanced relative".split())
"""Adjectives that surely belong to the name of a metric."""
NO_NAME = VERBS | PREPOSITIONS | CONDITIONS | CONJUNCTIONS
"""No name of a metric goes beyond these."""
