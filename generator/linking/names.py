"""What the name of a system or data set looks like, and when two spellings are one name.

A name is distinctive when its spelling alone tells it from ordinary words and
from the acronyms of a field: `MedMax`, `VILA-M3`. All others (`PIE`, `MoRE`,
`Dragonfly`, `xvr`) need the words around them to be taken for a name.
"""

from __future__ import annotations

import re
from functools import lru_cache

DASH = "[\u2010-\u2013\u2212-]"
TOKEN = rf"[^\W_]+(?:{DASH}[^\W_]+|\.\d[^\W_]*)*\+{{0,2}}"
"""Regular expression of one word of a name: `Med-R1`, `GMAI-VL-5.5M`, `xvr`."""

GENERIC = frozenset(
    """
    ai agi ml dl fm fms llm vlm mllm lmm lvlm mllms slm plm lm ssl sft dpo ppo grpo rlhf rl rag icl
    cot moe peft petl lora ia3 vpt qlora mlp cnn dnn ann rnn lstm gru gnn gcn gan vae vit mae mim
    mlm clip nlp nlg nlu cv hci ehr emr ecg ekg eeg emg ppg ct cta cbct ldct mri fmri dmri mr mra
    pet spect us ivus oct octa cfp cxr dxa dsa wsi he roi voi fov ood iid id auc auroc auprc roc
    dice iou miou map psnr ssim fid lpips bleu rouge f1 mse rmse mae mape wer sota api gpu cpu
    vqa medvqa vlp medvlp qa ner re ie nli asr tts ocr kg kgs umls icd snomed fhir hl7 dicom ihc
    nerf inr sdf mlps sam sr hr lr tl mtl fl dp kd da dg uda svd pca tsne umap knn svm rf xgboost
    icu ed gp nhs who fda usmle covid covid19 sarscov2 ad amd dr dme t1 t2 t1w t2w dwi adc flair
    bp hrv hba1c bmi dna rna mrna snp prs rct eda tcga gpt bert 2d 3d 4d xai rai sdoh usa uk eu
    pacs ris bi rads birads lung-rads pirads tnm os pfs dfs hcc nsclc crc gbm
    """.split()
)
"""Keys of acronyms and terms that a whole field shares, so that no one paper owns them."""

EMPHASIS = frozenset(
    """
    all base best big every first full giant good huge large main medium mini more most new next
    none only real small some test tiny top true very
    """.split()
)
"""Words that texts set in capitals for weight, or for the size of a model, so never a mention."""

_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|[A-Z]|\d+")
_SIZE = re.compile(rf"(?:{DASH}| )\d+(?:\.\d+)?[BMKbmk]$")
_PARTICIPLE = re.compile(
    rf"{DASH}(?:based|generated|trained|pretrained|tuned|finetuned|guided|driven|like|style|"
    r"enhanced|aware|specific|level|wise|free|to|of|and|in|by|the|scale|aided|assisted|enabled|"
    r"powered|augmented|oriented|centric|related|derived|type|shot|weighted)(?:\W|$)"
)


@lru_cache(maxsize=1 << 16)
def name_key(text: str) -> str:
    """Return `text` without case, dashes, spaces and dots: what all spellings share.

    >>> name_key("Med-Gemini") == name_key("MedGemini") == name_key("med gemini")
    True
    """
    plus = text[len(text.rstrip("+")) :]
    return "".join(c for c in text.casefold() if c.isalnum()) + plus


def pieces(name: str) -> tuple[str, ...]:
    """Split a name where a dash, a space or a capital may mark a seam, in lower case.

    >>> pieces("BioMed-CLIP2")
    ('bio', 'med', 'clip', '2')
    """
    return tuple(piece.casefold() for piece in _PIECE.findall(name))


@lru_cache(maxsize=1 << 16)
def is_generic(name: str) -> bool:
    """Tell whether the name is an acronym of the field, in the singular or plural."""
    key = name_key(name)
    return key in GENERIC or (key.endswith("s") and key[:-1] in GENERIC)


@lru_cache(maxsize=1 << 16)
def is_distinctive(name: str) -> bool:
    """Tell whether the spelling alone makes the name one.

    >>> [is_distinctive(n) for n in ("MedMax", "VILA-M3", "MoRE", "SALT", "Dragonfly")]
    [True, True, False, False, False]
    """
    letters = re.sub(r"[^\w]|_", "", name)
    if len(letters) < 5 or is_generic(name):
        return False
    upper = sum(c.isupper() for c in name)
    humps = bool(re.search(r"[a-z][A-Z]|[A-Z]{2,}[a-z]", name))
    digit = any(c.isdigit() for c in name) and upper > 0
    dashed = bool(re.search(rf"\w{DASH}[^\W_]*[A-Z]", name)) and upper >= 2
    return humps or digit or dashed


def is_coined(name: str) -> bool:
    """Tell whether capitals inside a name make it one that nobody writes by chance: `MoRE`."""
    return len(name) > 3 and bool(re.match(r"[A-Z]\w*[a-z][A-Z]", name)) and not is_generic(name)


def is_plain(word: str) -> bool:
    """Tell whether a word is spelt as ordinary text could spell it: `more`, `More`, `MORE`."""
    return word.islower() or word.isupper() or word == word.capitalize()


def is_title_case(name: str) -> bool:
    """Tell whether each part is spelt as a word of a heading is: `Side-Tuning`."""
    return all(part == part.capitalize() for part in re.split(rf"{DASH}| ", name))


def has_capital(name: str) -> bool:
    """Tell whether a name holds a capital or a digit, as nearly all names do."""
    return any(c.isupper() or c.isdigit() for c in name)


def is_compound(name: str) -> bool:
    """Tell whether other capitals leave the name recognisable: `MedMax`, not `DiSCoVeR`."""
    if not is_distinctive(name):
        return False
    seams = len(re.findall(r"[a-z](?=[A-Z])", name))
    first = _PIECE.match(name)
    return bool(re.search(rf"\d|{DASH}", name)) or (
        seams <= 2 and first is not None and len(first[0]) > 2
    )


def without_size(name: str) -> str:
    """Return a name without its parameter count: `Meerkat-7B` is a size of `Meerkat`."""
    shorter = _SIZE.sub("", name)
    return shorter if len(shorter) > 4 else name


def describes(name: str) -> bool:
    """Tell whether a hyphened word only describes: `SAM-based`, `GPT-4-generated`."""
    return bool(_PARTICIPLE.search(name))


def spells(name: str, words: str) -> bool:
    """Tell whether the capitals of `name` begin words of `words` in that order.

    >>> spells("PIE", "Simulating Disease Progression via Progressive Image Editing")
    True
    """
    letters = [c.casefold() for c in name if c.isupper()]
    initials = iter(word[0].casefold() for word in re.findall(r"[^\W_]+", words))
    return len(letters) > 2 and all(letter in initials for letter in letters)


def same_case(surface: str, name: str) -> bool:
    """Tell whether two spellings differ in dashes and spaces only."""
    one, two = ("".join(c for c in each if c.isalnum()) for each in (surface, name))
    return one == two


def spelt_alike(surface: str, name: str) -> bool:
    """Tell whether spaces stand only where the name has a space or a dash.

    After a single letter they do not: "I MedSAM" may begin a sentence.
    """
    seams = {len(name_key(name[: m.start()])) for m in re.finditer(r"[\W_]", name)}
    spaces = {len(name_key(surface[: m.start()])) for m in re.finditer(" ", surface)}
    return spaces <= seams and (1 not in spaces or surface in name)
