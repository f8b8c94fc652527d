"""Rebuilds ``tests/data/tiny-nli``: ``python tests/make_tiny_model.py``.

A BERT of some 5,000 random weights with its labels in an unusual order. Its head is solved, not trained, so that it
passes the self-test at load; what it says of other pairs means nothing.
"""

from __future__ import annotations

import json
import shutil
import string
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing
from transformers import BertConfig, BertForSequenceClassification

from factcheck.datatypes import Probs
from factcheck.models.transformer import SELF_TEST

FOLDER = Path(__file__).parent / "data" / "tiny-nli"
LABELS = ("contradiction", "entailment", "neutral")
SPECIALS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
WORDS = "the a an is are was not no in of on at and he she it they said opened closed two three".split()


def tokenizer() -> Tokenizer:
    """Word pieces over letters, digits, some signs and a few words."""
    single = string.ascii_lowercase + string.digits + ".,;:!?'\"()-$%"
    continued = ["##" + char for char in string.ascii_lowercase + string.digits]
    vocabulary = list(dict.fromkeys([*SPECIALS, *single, *continued, *WORDS]))
    made = Tokenizer(WordPiece({piece: i for i, piece in enumerate(vocabulary)}, unk_token="[UNK]"))
    made.add_special_tokens(list(SPECIALS))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    made.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    return made


def network(vocabulary: int) -> BertForSequenceClassification:
    """Random weights, wide enough for the answers to differ from pair to pair."""
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=vocabulary,
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        max_position_embeddings=160,
        initializer_range=0.5,
        pad_token_id=0,
        id2label=dict(enumerate(LABELS)),
        label2id={label: i for i, label in enumerate(LABELS)},
        architectures=["BertForSequenceClassification"],
    )
    model = BertForSequenceClassification(config)
    model.train(False)
    return model


@torch.no_grad()
def solve_head(model: BertForSequenceClassification, pieces: Tokenizer) -> None:
    """Set the head so that the three self-test pairs get their own labels."""
    rows = [pieces.encode(premise, hypothesis) for premise, hypothesis in SELF_TEST]
    pooled = torch.cat(
        [
            model.bert(input_ids=torch.tensor([row.ids]), token_type_ids=torch.tensor([row.type_ids])).pooler_output
            for row in rows
        ]
    )
    wanted = torch.tensor([[1.5 * (name == label) for name in LABELS] for label in Probs._fields])
    model.classifier.weight.copy_((torch.linalg.pinv(pooled) @ wanted).T)
    model.classifier.bias.zero_()


def make(folder: Path = FOLDER) -> Path:
    """Write the folder and return it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pieces = tokenizer()
    model = network(pieces.get_vocab_size())
    solve_head(model, pieces)
    config = model.config.to_dict()
    config.pop("transformers_version", None)
    (folder / "config.json").write_text(json.dumps(config, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    settings = {"tokenizer_class": "BertTokenizer", "model_max_length": 160, "do_lower_case": True}
    settings |= {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    pieces.save(str(folder / "tokenizer.json"), pretty=False)
    weights = {name: tensor.half().contiguous() for name, tensor in model.state_dict().items()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)
    return folder


if __name__ == "__main__":
    make()
