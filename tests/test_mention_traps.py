"""A hundred and more places that look like a mention and are none, and sixty that are one.

All systems are invented; the sentences are of the kinds that abstracts have.
"""

from __future__ import annotations

import pytest

from generator.linking import link_papers
from generator.model import Origin, Paper

INTRODUCED = {
    "kite": ("KITE: Knowledge Injection Through Embeddings", "We propose KITE, a framework."),
    "moss": ("MoSS: Mixing Sparse Specialists", "We propose MoSS, a mixture of specialists."),
    "drip": ("DRIP: Dense Regional Image Prompts", "We present DRIP, a prompting method."),
    "loft": ("LoFT: Low-rank Fourier Tuning", "We propose LoFT, a tuning method."),
    "wardbert": ("WardBERT: Reading Ward Notes", "We introduce WardBERT, a language model."),
    "lark": ("Answering Ward Questions", "We introduce Med-Lark, a model that answers."),
    "larkm": ("A Lark of Many Senses", "We introduce Med-Lark M, a multimodal model."),
    "multiward": ("MultiWard: Ten Wards", "We present MultiWard, a benchmark of wards."),
    "grid": ("GriD: Gridded Diffusion", "We propose GriD, a diffusion model on grids."),
    "plum": ("PLUM: Pretraining Language with Unpaired Modalities", "We present PLUM, a model."),
    "tide": ("TIDE: Time-aware Imputation of Daily Events", "We propose TIDE, a model."),
    "sparrow": ("Sparrow: Talking to Patients", "We introduce Sparrow, a dialogue agent."),
    "nightingale": ("Small Nurses", "We introduce Nightingale-7B, a nursing model."),
    "clasp": ("CLASP: Contrastive Language and Sensor Pretraining", "We propose CLASP, a model."),
    "adapt": ("ADAPT: A Dual Adapter for Pruned Transformers", "We propose ADAPT, an adapter."),
    "scanbench": ("ScanBench: Asking Scans", "We present ScanBench, a benchmark."),
    "opal": ("OPAL: Open Pathology Atlas of Lesions", "We release OPAL, a dataset of slides."),
    "xpr": ("Fast Viewing", "We present xpr, a viewer. It is fast. xpr opens any film."),
    "bioquill": ("BioQuill: Writing Reports", "We present BioQuill, a report writer."),
    "quill2": ("Quill-2: A Newer Pen", "We introduce Quill-2, a language model."),
    "protoseg": ("ProtoSeg++: Prototypes Again", "We propose ProtoSeg++, a segmenter."),
    "trace": ("TRACE: Tracking Rare Cells", "We propose TRACE, a tracker of cells."),
    "mind": ("MIND: Modelling Individual Neural Dynamics", "We present MIND, a model."),
    "vital": ("ViTaL: Vision Transformers at Low Cost", "We propose ViTaL, a transformer."),
    "care": ("CaRE: Calibrated Radiology Experts", "We propose CaRE, a framework."),
    "heart": ("HeaRT: Hearing Rhythm Transformers", "We present HeaRT, a model of rhythms."),
    "eyegpt": ("EyeGPT: Talking of Eyes", "We introduce EyeGPT, an assistant."),
    "lens": ("M3D-Lens: Volumes and Words", "We present M3D-Lens, a model of volumes."),
    "stitchnet": ("StitchNet: Sewing Models", "We propose StitchNet, a merging method."),
    "heron": ("Tiny Heron: Standing Still", "We introduce Tiny Heron, a compact model."),
    "aim": ("AIM: Adapting Image Models", "We propose AIM, an adapter of image models."),
    "scope": ("SCOPE: Selecting Clinical Options", "We introduce SCOPE, an agent."),
    "impact": ("IMPACT: Images and Panels Across Clinics", "We present IMPACT, a dataset."),
    "remind": ("ReMind: Replaying Minds", "We propose ReMind, a memory module."),
    "grove": ("3DGrove: Growing Trees", "We introduce 3DGrove, a generator of vessels."),
    "panda": ("PandaSeg-L: Large Segmenter", "We present PandaSeg-L, a segmenter."),
    "uniform": ("UniForm: One Form for All", "We propose UniForm, a unified model."),
    "lora": ("LoRAx: Low Ranks Crossed", "We propose LoRAx, a tuning method."),
    "clipper": ("MedCLIPper: Cutting Films", "We introduce MedCLIPper, a model."),
    "otter": ("DeepOtter: Swimming in Records", "We present DeepOtter, a network."),
    "cast": ("CAST: Cross-Attended Sequence Transfer", "We propose CAST, a transfer method."),
    "sole": ("SOLE: Segmenting Organs with Little Effort", "We present SOLE, a segmenter."),
    "rise": ("RISE: Reasoning in Small Experts", "We present RISE, a framework."),
    "ward23": ("WardSet-23M: Notes by the Million", "We release WardSet-23M, a corpus."),
    "best": ("BEST: Bedside Event Streams Transformer", "We propose BEST, a transformer."),
    "base": ("BASE: Biomedical Adapters for Speech Encoders", "We present BASE, an adapter."),
    "core": ("CORE: Concept Reasoning", "We propose CORE, a framework of concepts."),
    "star": ("STAR: Spatio-temporal Attention for Recordings", "We propose STAR, a model."),
    "ace": ("ACE: Aligned Clinical Encoders", "We introduce ACE, an encoder of notes."),
    "fast": ("FAST: Few-shot Adapters for Sparse Tasks", "We propose FAST, an adapter."),
    "smart": ("SMART: Self-Monitoring Agents", "We present SMART, an agent."),
    "compass": ("Compass: Routing Questions", "We introduce Compass, a router of questions."),
    "radar": ("Radar: Retrieval for Radiology", "We introduce Radar, a retrieval system."),
    "echo": ("Echo: Talking Hearts", "We present Echo, an assistant."),
    "pulse": ("Pulse: Beats in Words", "We introduce Pulse, a language model of beats."),
    "focus": ("FOCUS: Finding Objects in Cluttered Ultrasound", "We propose FOCUS, a detector."),
    "shift": ("ShiFT: Shared Features Tuning", "We propose ShiFT, a tuning method."),
    "point": ("PoInT: Polyps in Time", "We present PoInT, a dataset of films."),
    "seen": ("SEEN: Segmenting Every Edge of Nuclei", "We present SEEN, a model."),
    "decoder": ("ReaDer: Reasoning Decoder", "We propose ReaDer, a decoder."),
    "promptist": ("PromptiST: Steering Prompts", "We propose PromptiST, a prompting tool."),
    "llavaward": ("LaVista: Pictures of Wards", "We introduce LaVista, an assistant."),
    "segall2": ("SegAll: Segment All Organs", "We present SegAll, a segmenter."),
    "chexa": ("X-Quest: Asking Films", "We release X-Quest, a dataset of questions."),
    "mednote": ("MedNote: Notes by Machine", "We present MedNote, a corpus of notes."),
    "pathfinder": ("Pathfinder: Agents on Slides", "We introduce Pathfinder, an agent."),
}

TRAPS = """
Ordinary words in small letters
A kite flies above the ward and a kite is not a model.
The moss on the slide was removed; more moss than expected grew.
We titrate the drip rate and set the drip by hand.
Boxes were kept in the loft of the clinic.
The grid of electrodes covers the cortex; each grid has 64 contacts.
A plum was eaten before each scan.
The tide of messages to clinicians grows.
The forceps clasp the vessel.
We adapt large models to the clinic and adapt them again.
Patients mind the noise, and we bear their wishes in mind.
Uniform sampling is used, with uniform weights.
These vital signs are vital to the score.
We care for patients; care pathways differ between wards.
The heart and the lungs were contoured by hand.
We aim to reduce reading time, and our aim is met.
The scope of this study is broad.
The impact of noise is small.
Alerts remind nurses of the dose.
A cast was applied; the plaster cast stayed for weeks.
The sole of the foot was imaged.
Scores rise with size, and the rise is steep.
We trace the contour of each organ.
An opal glass plate diffuses light.
Sentence starts and title case
Kite strings were used as sutures in a phantom.
Moss grows on stones.
Drip chambers were filmed.
Grid search was used to tune the rate.
Plum puree is a common thickener.
Tide tables were consulted.
Sparrow songs were recorded at dawn.
Clasp knives are rare injuries.
Adapt the model before use.
Trace metals were measured in serum.
Mind wandering was assessed with probes.
Vital signs were recorded each hour.
Care was taken to blind the readers.
Heart rate was derived from the film.
Aim and methods are given below.
Scope and limits are discussed.
Impact on workflow was not measured.
Cast iron pans shield the detector.
Sole authors are rare.
Rise time was below one second.
Opal crystals scatter light.
Uniform priors were chosen.
Pathfinder cells migrate first. Pathfinder cells then rest.
The Sparrow family lives here.
Headings in capitals
AIM: To assess how well models read films. METHODS: We read forty films.
AIM To assess reading. METHODS Forty films were read.
SCOPE: All wards of one hospital. RESULTS: Few errors were seen.
IMPACT: The findings may change practice.
CARE: Nurses were asked. TRACE: none.
BACKGROUND AND AIM: Films are many.
CLINICAL IMPACT STATEMENT: Reading becomes faster.
RISE AND FALL OF SCORES: Scores rose, then fell.
VITAL SIGNS AND HEART RATE: Both were recorded.
MIND THE GAP: readers disagree.
IMPORTANT: ADAPT THE DOSE. Nurses did so.
Acronyms that the text defines otherwise
The King's Index of Tissue Elasticity (KITE) was high, and KITE rose.
Deep Regional Injection Protocols (DRIP) hurt; a DRIP model was built of wax.
Target Imaging and Dose Escalation (TIDE) trials; TIDE outperforms standard dosing.
The Trial of Rapid Care Escalation (TRACE) failed; compared with TRACE it is small.
We ran the Mindfulness In Nursing Diary (MIND) study; the MIND method is old.
An atrial index of mobility (AIM) was read. It outperforms AIM alone.
The cardiac stress test (CAST) was done. Unlike CAST, it is short.
Oral prednisolone and lidocaine (OPAL) were given; the OPAL dataset is of doses.
The Rapid Index of Sepsis Events (RISE) rose; the RISE model is a score.
Standard of living estimates (SOLE) vary; SOLE models fit badly.
Names inside other names
MultiWardQA and MultiWardBench are suites of exams.
The MultiWard-XR suite and R-MultiWard are newer.
We compare ClinicalWardBERT and WardBERT-CRF and WardBERTa.
Slim StitchNet and StitchNet Lite were trained elsewhere.
ScanBenchmark is another suite, and so is PreScanBench.
BioQuillPlus and BioQuill+ write longer letters.
We use EyeGPT-Vision-Pro and AntEyeGPT.
The UniFormer and the UniFormat tools are older.
DeepOtterNet and the Deep Otterhound differ.
Med-Lark Multimodal and Med-Lark-Vision answer too.
M3D-LensFlow and the M3D suite are tools.
KITE-Net, KITE2Vec and SkyKITE are other models.
MoSSFormer and MoSS-GAN and DMoSS fail.
A LoFTed volume; LoFTR matches points.
The GriD-World and GriDNet simulators run.
HeaRTBeat and HeaRT-Net listen.
PLUMED and PLUM-Seg are packages.
CLASPer and mCLASP and CLASP-Det find joints.
CaREGraph, CaREQA and eCaRE are others.
ViTaLity and ViTaL-Adapter are others.
The 4D Tiny Herons and Tiny Heronry are birds.
TIDEs, TIDE-GAN and TIDEX are others.
RISE-QA and SunRISE are others.
ProtoSeg and ProtoSegNet are older.
Quill and QuillBot and Quill-Pad are older.
The 4DGrove and 3DGroveNet are others.
MedCLIP and CLIPper are others.
LoRA and LoRA+ and QLoRAxe are others.
Other case, plurals and possessives of ordinary words
Two KITES and many kites flew.
The DRIPS were counted; drip's ends.
HEART disease and Heart failure are common; the HEART score is used.
The VITAL trial and Vital records were searched.
CARE guidelines were followed, and the Care bundle too.
LOFT and Loft conversions are dusty.
MOSS and Moss are plants.
The GRID system and Grid cells map space.
REMIND letters and Remind apps were sent.
UNIFORM coding and Uniform data sets are kept.
Tiny herons and a tiny heron stood there.
Our deep otter, Deep Otter and deep-otter films.
Path finder, pathfinder and PATHFINDER trials ran.
Eye GPT and eye-gpt prompts are none of these.
Scan bench and scan-bench tests of the table were done.
Proto seg and bio quill are words.
People, places, scores, trials
Florence Nightingale founded schools, and Nightingale wards are long.
Dr Sparrow and Dr. Sparrow read the films. Jack Sparrow did not.
Patients of Nightingale Hospital were asked.
The PLUM study enrolled forty people, and the TIDE trial more.
The RISE cohort and the MIND diet are known.
The IMPACT score and IMPACT guidelines predict death.
The TRACE registry and TRACE criteria were used.
The CAST scale and the SCOPE questionnaire were filled in.
The OPAL registry of lesions is closed.
The ADAPT protocol and ADAPT trial ended early.
SOLE proprietors and CLASP certificates are rare.
The Mind Institute and the Heart Foundation paid.
Other-language words and symbols
Die Kite und das Plum sind Wörter; der Tide folgt das Moos.
El aim de este estudio; la care du patient; le scope du travail.
Le cast et le clasp, o drip, la tide.
Gene MIND and protein TRACE were measured; RISE pathway genes rose.
The promoter of OPAL1 binds; PLUM-1 cells grew.
Files, mail, handles, variables
Run wardbert.py, see kite.js, import bioquill_lib and WardBERT_v1_final.
Write to WardBERT@example.org or follow @BioQuill or #StitchNet.
Code is at https://example.org/ScanBench/BioQuill and github.com/a/WardBERT.
The variable $StitchNet and the path data/WardBERT/x are set.
Ordinary words where names of systems stand
The best models, the BEST results and the Best Paper were chosen.
Our BEST model reaches 90%, and the BEST method was kept.
Base models and the base model were compared; the BASE encoder has 86M weights.
BASE and LARGE models were trained.
The core model and CORE tasks, core methods, and CORE competencies.
A star marks the best; star models; the STAR network of hospitals.
ACE inhibitors and the ACE gene; ACE levels fell.
FAST scans and the FAST examination find fluid; fast models help.
FAST MRI sequences and fast-spin echo were used.
SMART goals, smart watches and Smart devices count steps.
SMART on FHIR apps and SMART trials were reviewed.
A compass needle turns. Compass readings were noted.
Radar sensors and radar models see breath; Radar plots are shown.
Echo time was 30 ms; echo models; spin Echo and Echo reports were read.
Pulse oximetry, pulse models and Pulse rate were recorded.
The focus of this work; models focus on edges; FOCUS groups met.
Domain shift and shift models; SHIFT workers sleep less.
From this point, point models; Point clouds and POINT trials.
Compared with seen classes, unseen ones suffer; SEEN and UNSEEN data sets differ.
The reader model, each reader, two Readers and READER studies.
Unlike more costly tests, it is free; better than best guesses.
Compared with base models, it is small; it outperforms base and large models.
It outperforms the best method and surpasses the core benchmark.
Methods such as shift, scale and grid sampling were used.
Models such as base, large and best were kept.
Data sets such as seen and unseen splits were kept.
We fine-tune more adapters than adapt methods need.
Existing impact models and the impact framework guide policy.
The Impact Framework of the agency guides policy.
The care model of the ward and the Care Model of the agency changed.
The chronic CARE model guides nurses.
The RISE in scores, a RISE of 3%, and on the RISE.
Heart models were printed; the HEART pathway model helps.
Vital models and the vital data sets were kept.
The tide model of traffic and tide methods are old.
Kite models of the pelvis were printed.
Sparrow models of song and the sparrow dataset are old.
We trained Radar systems for driving.
The compass method and compass algorithms find north.
Pulse wave models and pulse datasets were used.
The mind model, mind benchmarks and mind-body methods were read.
Longer names of others
LaVista-Ward and WardLaVista differ; LaVista Video too.
SegAll3D, SegAll-3D and 3D SegAll and MobileSegAll are others.
X-Quest-VQA and MX-Quest are others.
MedNoteBench, MedNotes and MedNoteGen are others.
Our med note and Med Note folders were scanned.
Medical notes and MED-NOTES were scanned.
StitchNetV and StitchNet-Former are others.
EyeGPTology and GPT were asked.
The model EyeGPT-Plus and EyeGPT Pro are paid.
Nightingale-Med-7B and BioNightingale-7B are others.
HeronTiny and Tiny-HeronNet are others.
Pathfinder-VQA and BioPathfinder agents are others.
SparrowNet and Sparrow-Chat are others.
Radar-LLM and RadarNet are others.
Med-Larks and Med-Larkspur are plants; Bio-Med-Lark sings.
Re-Mind-Net, ReMindful and ReMinder are others.
UniFormer-S and UniFormNet are others.
Longer sentences, as abstracts have them
We trained six models and, unlike prior work, we trace, cast and scope every step of each pipeline.
Compared with KITE-like wings, flat wings lose lift; compared with PLUM trees, pears are tall.
The framework was adapted to the CARE setting and to MIND-body clinics.
Models such as GPT were asked to AIM for short answers and to SCOPE each question.
Our method improves over OPAL glass by far, and over TIDE gauges, too.
In the IMPACT framework of the funder, wards pay; the RISE method of teaching is old.
A DRIP system delivers the drug; the DRIP systems of two firms were compared.
Nurses of the KITE clinic and of the MIND centre took part.
Under the CAST model of grief, loss is mourned.
The CLASP approach of the agency and the SCOPE approach of social work were taught.
Two readers used SCOPE-guided and CARE-guided pathways.
Loss was computed on GRID-sampled points and on Moss-covered stones.
Each PLUM- or pear-flavoured drink was thickened.
He saw the KITE, the TIDE and the MOSS.
Ward-Bert Clinic and Wardbert Street are places.
The Echo Model 3 probe and the Pulse Model 9 meter were used.
The Compass trial, the COMPASS score and the Radar study were read.
Fig. 2 shows KITE. Table 3: TIDE.
The patients (AIM group) and controls (CARE group) were compared.
The KITE/CARE arms and AIM-1 and TRACE-2 trials were pooled.
TRACE III and MIND II are trials; compared with TRACE III it is small.
Participants were 40 years old (MIND, n = 20; CARE, n = 21).
Verbs and methods
We clasp and loft and cast the volumes, then trace them.
They adapt, aim, scope and trace as they go.
We CAST the problem as a search; we CAST votes.
Nurses ADAPT and TRACE and CARE daily.
We PLUM the depths.
"""

TRUE = """
wardbert: WardBERT | It outperforms WardBERT on six tasks.
wardbert: WardBERT | WardBERT leads the table.
wardbert: WardBERT | WardBERT's errors are few.
wardbert: WardBERT | WardBERT’s errors are few.
wardbert: WardBERT | We compare six models (WardBERT among them).
wardbert: WardBERT | We start from [WardBERT] weights.
wardbert: WardBERT | A WardBERT-based tagger was built.
wardbert: WardBERT | We use a WardBERT-initialized encoder.
wardbert: WardBERT | “WardBERT” is one of them.
wardbert: WardBERT | Models: WardBERT, and others.
wardbert: WardBERT | We fine-tune WardBERT-base and report accuracy.
wardbert: WardBERT | We fine-tune WardBERT-large and report accuracy.
wardbert: Ward-BERT | Ward-BERT was tested as well.
wardbert: WARDBERT | The WARDBERT model was tested.
wardbert: WardBERT | WardBERT, like all encoders, is small.
wardbert: WardBERT, bioquill: BioQuill | We test WardBERT, BioQuill, and others.
wardbert: WardBERT, bioquill: BioQuill | Both WardBERT and BioQuill were tested.
wardbert: WardBERT, bioquill: BioQuill | The WardBERT/BioQuill pair was tested.
wardbert: WardBERT | Encoders such as WardBERT are cheap.
wardbert: WardBERT | Encoders (e.g., WardBERT) are cheap.
bioquill: BioQuill | BioQuill v2 writes better letters.
bioquill: BioQuill | BioQuill-v1.5 writes better letters.
bioquill: BioQuill | BioQuill 2.0 writes better letters.
bioquill: BioQuill | BioQuill-13B writes better letters.
bioquill: Bio-Quill | We used Bio-Quill for drafts.
lark: Med-Lark | Med-Lark answers exams well.
lark: Med-Lark | Med-Lark 2 answers exams well.
lark: MedLark | MedLark was the baseline.
larkm: Med-Lark M | Med-Lark M reads images too.
lark: Med-Lark, larkm: Med-Lark M | Unlike Med-Lark, Med-Lark M reads images.
multiward: MultiWard | We evaluate on MultiWard and two more suites.
multiward: Multi-Ward | We evaluate on Multi-Ward.
multiward: MultiWard | The MultiWard benchmark is hard.
scanbench: ScanBench | Results on ScanBench improve.
scanbench: ScanBench | We extend ScanBench with films.
nightingale: Nightingale-7B | We prompt Nightingale-7B and read.
nightingale: Nightingale | We prompt Nightingale-13B and read.
quill2: Quill-2 | We prompt Quill-2 and read.
quill2: Quill 2 | We prompt Quill 2 and read.
protoseg: ProtoSeg++ | We extend ProtoSeg++ to volumes.
eyegpt: EyeGPT | EyeGPT answered most questions.
lens: M3D-Lens | M3D-Lens reads volumes.
lens: M3D Lens | M3D Lens reads volumes.
stitchnet: StitchNet | Merged with StitchNet, they improve.
heron: Tiny Heron | We compress it further than Tiny Heron.
grove: 3DGrove | Vessels from 3DGrove were used.
otter: DeepOtter | DeepOtter's graphs are dense.
kite: KITE | It outperforms KITE by four points.
kite: KITE | Compared with KITE, it is small.
kite: KITE | The KITE framework is costly.
moss: MoSS | Unlike MoSS, it is dense.
moss: MoSS | The MoSS model is large.
drip: DRIP | Methods such as DRIP need labels.
loft: LoFT | We build on LoFT and add gates.
grid: GriD | Baselines such as GriD are slow.
clasp: CLASP | We fine-tune CLASP on films.
opal: OPAL | We test on the OPAL dataset.
plum: PLUM | Existing models such as PLUM are blind.
sparrow: Sparrow | The dialogue agent Sparrow is polite.
vital: ViTaL | It surpasses ViTaL on films.
care: CaRE | The CaRE framework is calibrated.
heart: HeaRT | It outperforms HeaRT on rhythms.
ward23: WardSet-23M | Trained on WardSet-23M, it knows wards.
ward23: WardSet | Trained on WardSet, it knows wards.
xpr: xpr | Built on xpr, it opens films.
clipper: MedCLIPper | MedCLIPper is the strongest.
lora: LoRAx | LoRAx and full tuning were compared.
pathfinder: Pathfinder | It beats Pathfinder by far.
moss: MoSS | We train MoSS for longer.
loft: LoFT | With LoFT, few weights change.
grid: GriD | GriD draws volumes.
shift: ShiFT | ShiFT and its kin need labels.
care: CaRE | Our gates follow CaRE.
remind: ReMind | The ReMind module is added.
panda: PandaSeg-L | PandaSeg-L segments well.
"""

PAPERS = [
    Paper(id=id, title=title, abstract=abstract, origin=Origin(source="test"))
    for id, (title, abstract) in INTRODUCED.items()
]


def mentioned(text: str, title: str = "A study without a name") -> str:
    reader = Paper(id="reader", title=title, abstract=text, origin=Origin(source="test"))
    found = link_papers([*PAPERS, reader], {})["reader"].mentions
    return ", ".join(f"{each.to}: {each.text}" for each in found)


TITLES = """
A Kite, a Plum and a Compass
AIM High: How Nurses Learn
Care and Cure: A Review
SCOPE and Limits of Language Models
TRACE Metals in Serum: A Cohort Study
The Best of Both Worlds
Adapt or Perish: Hospitals after the Storm
Heart, Mind and Pulse
A Radar for Falls
Rise and Fall of a Score
Focus on Eyes
Mind the Gap: Readers and Machines
Point by Point: Teaching with Films
Uniform Care for Non-Uniform Patients
Slim StitchNet for Films
WardBERTology: What Encoders Know
MultiWardQA: Exams for Wards
StitchNet++: Sewing Again
EyeGPT Pro: Paying for Eyes
BioQuill-Former: Pens and Attention
"""


def lines(text: str) -> list[str]:
    return [line for line in text.strip().splitlines() if line]


@pytest.mark.parametrize("text", [line for line in lines(TRAPS) if line.endswith((".", ";"))])
def test_a_trap_links_nowhere(text: str) -> None:
    assert mentioned(text) == ""


@pytest.mark.parametrize("title", lines(TITLES))
def test_a_title_that_looks_alike_links_nowhere(title: str) -> None:
    assert mentioned("We look at films again.", title) == ""


def test_an_acronym_that_the_title_defines_otherwise_links_nowhere() -> None:
    title = "Target Imaging and Dose Escalation (TIDE) in Forty Wards"
    assert mentioned("It outperforms TIDE.", title) == ""
    assert mentioned("It outperforms TIDE.") == "tide: TIDE"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Adapting WardBERT to Letters", "wardbert: WardBERT"),
        ("BioQuill in Practice: Nurses as Writers", "bioquill: BioQuill"),
        ("Beyond ScanBench: Harder Scans", "scanbench: ScanBench"),
        ("What Is EyeGPT?", "eyegpt: EyeGPT"),
        ("From Med-Lark to Med-Lark M", "lark: Med-Lark, larkm: Med-Lark M"),
    ],
)
def test_a_true_mention_in_a_title_links(title: str, expected: str) -> None:
    assert mentioned("We look at films again.", title) == expected


@pytest.mark.parametrize("line", lines(TRUE))
def test_a_true_mention_links(line: str) -> None:
    expected, _, text = line.partition(" | ")
    assert mentioned(text) == expected
