"""The English of results, of no field: what states, changes, compares and doubts a figure."""

from __future__ import annotations


def _forms(verbs: str) -> frozenset[str]:
    """Return the regular forms of verbs.

    >>> sorted(_forms("achieve"))
    ['achieve', 'achieved', 'achieves', 'achieving']
    """
    forms: set[str] = set()
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        forms |= {verb, f"{verb}s", f"{stem}ed", f"{stem}ing"}
    return frozenset(forms)


BEING = frozenset("is are was were remains remained equals equalled".split())
STATING = _forms(
    "achieve attain obtain yield deliver produce demonstrate exhibit provide maintain observe "
    "perform report score record reach show"
) | frozenset("reaches has have had having gets got gives gave giving shown averages".split())
"""A system does this to a metric: “achieves an accuracy of …”."""
RAISING = _forms("increase raise boost elevate lift") | frozenset(
    "rises rise rose risen rising grows grow grew climbs climbed".split()
)
CUTTING = _forms("reduce lower shorten decrease decline drop") | frozenset(
    "cut cuts cutting falls fall fell falling fallen dropped drops dropping".split()
)
IMPROVING = _forms("improve enhance")
CHANGING = RAISING | CUTTING | IMPROVING
NOUNS_UP = frozenset("increase increases gain gains boost rise".split())
NOUNS_DOWN = frozenset("reduction reductions decrease drop decline".split())
NOUNS_BETTER = frozenset("improvement improvements enhancement".split())

RIVALS = _forms("outperform surpass exceed beat compare") | frozenset(
    "surpasses than versus vs unlike against over relative whereas while".split()
)
"""What follows speaks of somebody else."""
DOUBTS = frozenset(
    "could would may might should expected expect if whether assuming hypothesize required "
    "requires require requiring target threshold fixed chosen goal aim aims prevalence".split()
)
"""Near a figure: it was hoped for, set or asked, not reached."""
ABLATING = frozenset(
    "without removing dropping ablating disabling omitting excluding replacing before under "
    "rejecting instead alone unaided fails failed despite".split()
)
"""The figure is of another condition than the one that the paper stands for."""

PREPOSITIONS = frozenset(
    "on in at for across over within among with using after from to into by under of through "
    "when between during via per averaged".split()
)
DETERMINERS = frozenset("a an the our its their this these both all best".split())
CONJUNCTIONS = frozenset("and or but while whereas although though yet nor that which".split())
PRAISE = frozenset(
    "state-of-the-art sota impressive remarkable strong high highest best competitive new "
    "excellent superior promising robust higher better improved lower lowest reported final "
    "exceptional outstanding notable substantial significant good respective total".split()
)
"""Adjectives before a metric that are no part of its name."""
ADVERBS = frozenset(
    "only just merely still also even further then thus finally here notably significantly "
    "substantially consistently markedly slightly moreover specifically additionally overall "
    "furthermore however therefore overall together importantly again".split()
)
SYSTEMS = frozenset(
    "model method approach framework system network algorithm technique architecture pipeline "
    "classifier detector tool planner controller encoder parser estimator software".split()
)
"""“The model reaches …” speaks of the paper's own."""
OWN_ADJECTIVES = frozenset(
    "proposed presented developed resulting final new adapted trained fine-tuned".split()
)
FOLLOWING = (
    PREPOSITIONS
    | CONJUNCTIONS
    | RIVALS
    | ADVERBS
    | frozenset("respectively relative higher lower up compared which".split())
) - {"of", "per"}
"""Words before which a value is complete."""
