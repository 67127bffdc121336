"""What the words around a name say: whether it stands whole, and whether it is a system."""

from __future__ import annotations

import re

from generator.linking.names import DASH, is_distinctive, is_generic
from generator.linking.wording import DULL
from generator.model import Field

_BEFORE = re.compile(rf"(?:[\w@\\#$&+*]|\w{DASH}|\w\.|(?:^|[\s(])[^A-Z\s]\S*/)$")
_VERSION = re.compile(
    rf"(?:(?:{DASH}| )?[vV]\.?\d+(?:\.\d+)*|(?:{DASH}| )\d+(?:\.\d+)?[BMK]|"
    rf"{DASH}\d+(?:\.\d+)*|\d{{1,2}})(?![\w%])(?!{DASH}\w)(?!\.\d)"
)
_SUFFIX = re.compile(
    rf"{DASH}(?:based|generated|trained|pre-?trained|tuned|fine-?tuned|guided|driven|derived|"
    r"enhanced|powered|augmented|assisted|initiali[sz]ed|specific|"
    r"[Bb]ase|[Ll]arge|[Ss]mall|[Tt]iny|[Mm]ini|[Hh]uge|[Gg]iant|XX?L)(?![\w-])"
)
_CONTINUES = re.compile(rf"(?:\w|{DASH}\w|\+|\.\w|@|/\w|\*\w|#)")
_NEXT_WORD = re.compile(r" (?P<word>[^\W_][\w.+-]*)")
_HEADING_NOUN = re.compile(
    r"(?:Models?|Datasets?|Data|Benchmarks?|Frameworks?|Methods?|Systems?|Architectures?|"
    r"Algorithms?|Corpus|Toolkits?|Challenges?|Embeddings?|Features?|With|On|In|For|To|And|Is|As|"
    r"From|At|By|Via|Or)"
)
_OPENING = re.compile(
    r"(?:The|A|An|Our|Its?|Their|This|These|Such|Both|Each|Unlike|Like|With|Without|While|Whereas|"
    r"When|Where|Although|Though|Since|Because|As|By|On|In|For|To|From|At|Of|And|Or|But|So|Thus|"
    r"Hence|Here|Then|If|Beyond|Besides|Against|Among|Between|Towards?|Via|Through|Under|Over|"
    r"Versus|Alongside|Despite|Given|Based|Compared|Existing|Recent|Original|Does|Is|Can|Do|How|"
    r"What|Why|We|[A-Z][a-z]+(?:ing|ly))"
)
_DIMENSION = re.compile(r"\dD$")

_SYSTEM = (
    r"(?:models?|data ?sets?|benchmarks?|frameworks?|methods?|approach(?:es)?|systems?|"
    r"architectures?|toolkits?|toolbox|corpus|algorithms?|agents?|pipelines?|suites?|adapters?|"
    r"encoders?|networks?|techniques?|platforms?|libraries|packages?|assistants?|baselines?|"
    r"checkpoints?|weights|backbones?|leaderboard|test set|training set|LLMs?|VLMs?|MLLMs?|LMMs?)"
)
_SYSTEM_BEFORE = re.compile(
    rf"\b(?:{_SYSTEM}(?:,? (?:such as|like|including|called|named|dubbed|termed|e\.g\.,?|"
    r"namely))? \(?(?:e\.g\.,? )?"
    r"|(?:outperform|surpass|exceed|beat|outdo|match)(?:s|es|ed|ing)? (?:(?:the|both|even|all of|"
    r"prior|previous|recent|state-of-the-art|SOTA|strong|existing|models?|baselines?) )*"
    r"|(?:compared|comparison|comparable|relative|superior|inferior|similar|contrast|competitive)"
    r"(?: \w+)? (?:to|with|against) (?:(?:the|both|recent|prior) )*"
    r"|(?:improv\w+|gains?|advantages?|wins?)(?: \w+){0,3} over (?:the |both )?"
    r"|(?:than|versus|vs\.?|against|unlike) (?:the |both )?"
    r"|(?:built|based|build|builds|building) (?:up)?on (?:top of )?(?:the )?"
    r"|(?:fine-?tun|adapt|extend|prompt|re-?train|pre-?train)(?:e|es|ed|ing|s)? "
    r"(?:the |pre-?trained )?"
    r"|(?:pre-?trained|frozen|original|vanilla|off-the-shelf|recently proposed) )$",
    re.IGNORECASE,
)
_SYSTEM_AFTER = re.compile(
    r"(?:'s|’s)?(?: (?:pre-?trained|foundation|language|vision|instruction|base|original))?"
    rf" {_SYSTEM}\b"
    r"|,? (?:outperforms?|surpass(?:es)?|achieves?|attains?|obtains?|fails?|struggles?|"
    r"underperforms?|(?:is|was) (?:pre-?)?trained|was (?:proposed|introduced|released)|"
    r"by (?:a|an|the) (?:large )?margin|\[\d+|et al)\b"
)
# "The SALT model of teaching" is a way to think, "Radar systems" are no name.
_KIND_OF = re.compile(
    r" (?:models?|networks?|frameworks?|systems?|methods?|techniques?|approach(?:es)?) of\b"
)
_ANY = re.compile(r"\b(?:an?|any|each|every|some) $", re.IGNORECASE)
_KINDS = re.compile(r".* (?!models$)(?:data ?sets|[a-z]+(?:s|ies))$")
_OTHER_AFTER = re.compile(
    r"(?:'s|’s)? (?:images?|imaging|sequences?|scans?|MRIs?|scores?|charts?|trials?|stud(?:y|ies)|"
    r"cohorts?|guidelines?|lesions?|signals?|questionnaires?|scales?|criteria|registry|codes?|"
    r"syndromes?|patients?|cells?|genes?|proteins?|pathways?|statements?|checklists?|contrast|"
    r"hyperintensit\w+|intake|levels?|diets?|volumes?|maps?|modalit(?:y|ies)|weighted|protocols?|"
    r"units?|bridges?)\b"
)
_INSTITUTION = re.compile(
    r" (?:hospitals?|cent(?:er|re)s?|universit(?:y|ies)|clinics?|insur\w+|cooperative|"
    r"compan(?:y|ies)|foundation|trial|Inc|Ltd|GmbH)\b(?! models?)"
)
# "compared with PIE charting" compares something else.
_PHRASE_ENDS = re.compile(
    r"(?:'s|’s)?(?:\s*(?:$|[^\w\s])|\s+(?:and|or|on|by|in|for|with|while|which|that|as|at|to|when|"
    r"across|over|under|is|are|was|were|has|have|can|cannot|may|do|does|need|require|rely|remain|fail|"
    r"struggle|lack|suffer|show|achieve|perform|often|still|only|not|"
    r"using|but|than|from|after|before|even|both|where|via|we|it)\b)"
)
# FLAIR, STIR and their like are also sequences of MRI, and are compared with one another.
_SEQUENCES = re.compile(r"\b(?:T1|T2|T1w|T2w|T1ce|T1c|DWI|ADC|SWI|MRI|MR|sequences?|weighted)\b")
_LIST = re.compile(r"(?P<word>[^\W_][\w.-]*)(?:,| and|, and| or|, or| &|/) ?$")
_LISTED = re.compile(r"^(?:,| and|, and| or|, or| &|/) ?(?P<word>[^\W_][\w.-]*)")
_WINDOW = 80
_ENOUGH_WORDS = 15
_SHARED_WORDS = 2


def stands_whole(text: str, start: int, end: int, part: Field) -> bool:
    """Tell whether a name is no part of a longer name or word.

    A version, a size or a possessive after it leaves it whole.
    """
    if start and not text[start - 1].isspace() and _BEFORE.search(text[_floor(start) : start]):
        return False
    end = _after_version(text, start, end)
    if _CONTINUES.match(text, end) and not re.match(r"/[A-Z]", text[end : end + 2]):
        return False
    if _INSTITUTION.match(text, end):
        return False
    return not _named_on(text, end) and not _named_before(text, start, part)


def _floor(start: int) -> int:
    return max(0, start - _WINDOW)


def _after_version(text: str, start: int, end: int) -> int:
    """Return the end of the name together with what may follow it."""
    joins = is_distinctive(text[start:end]) and text[end - 1].isalpha()
    for pattern in (_VERSION, _SUFFIX):
        match = pattern.match(text, end)
        if match and (joins or not text[end].isdigit()):
            return match.end()
    return end


def _named_on(text: str, end: int) -> bool:
    """Tell whether the next word belongs to the name, as in "Med-PaLM M"."""
    match = _NEXT_WORD.match(text, end)
    if not match:
        return False
    word = match["word"].rstrip(".")
    if is_generic(word) or _HEADING_NOUN.fullmatch(word):
        return False
    return word[0].isupper() or bool(_DIMENSION.fullmatch(word))


def _named_before(text: str, start: int, part: Field) -> bool:
    """Tell whether the word before belongs to the name, as in "Clinical BioBERT"."""
    before = text[_floor(start) : start]
    if not before.endswith(" ") or not before.strip():
        return False
    word = before.split()[-1].lstrip("(“\"'[")
    if not word or not (word[0].isupper() or word[0].isdigit()) or not word[-1].isalnum():
        return False
    if _DIMENSION.fullmatch(word):
        return True
    if is_generic(word):
        return False
    if part == "title" or _begins_sentence(text, start - 1 - len(word)):
        return not _OPENING.fullmatch(word)
    return not _HEADING_NOUN.fullmatch(word)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \n\"“'(‘")
    if re.search(r"\b(?:e\.g|i\.e|vs|cf|al)\.,?$", before):
        return False
    return not before or before[-1] in ".!?:;"


def speaks_of_system(text: str, start: int, end: int) -> bool:
    """Tell whether the words around speak of a system or data set by the name between."""
    before, after = text[_floor(start) : start], text[end : end + _WINDOW]
    surface = text[start:end]
    capitalised = surface == surface.capitalize()
    if (capitalised and _begins_sentence(text, start)) or _OTHER_AFTER.match(after):
        return False
    if system := _SYSTEM_AFTER.match(after):
        kind = _KINDS.match(system[0]) if capitalised else _KIND_OF.match(after)
        return not kind and not _ANY.search(before)
    if is_generic(surface) and _SEQUENCES.search(before + after):
        return False
    if _SYSTEM_BEFORE.search(before):
        return bool(_PHRASE_ENDS.match(after) or _VERSION.match(after) or _SUFFIX.match(after))
    if _VERSION.match(after) and capitalised:
        return True
    return any(
        match is not None and is_distinctive(match["word"])
        for match in (_LIST.search(before), _LISTED.match(after))
    )


def on_topic(text: str, owner: str, key: str) -> bool:
    """Tell whether a text speaks of what the owner of an acronym speaks of.

    Of papers in one field 95% share two telling words or more, of papers in
    unrelated fields a tenth; a few words alone allow no such judgement.
    """
    words, theirs = _telling(text) - {key}, _telling(owner)
    return len(words) < _ENOUGH_WORDS or len(words & theirs) >= _SHARED_WORDS


def _telling(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in DULL}
