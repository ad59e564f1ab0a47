#!/usr/bin/env python3
"""Makes the test checkpoints with a BERT text tower, with their expected embeddings.

    python3 bert_reference.py ../resources/io/github/clipsearch/encoder/djl

Needs PyTorch 1.13 or later, NumPy and Pillow (Debian: python3-torch, python3-pil). An independent
implementation of the published architectures (Yang et al. 2022, Chen et al. 2022, and the
documentation of the Hugging Face layout), in the plainest form: one text or image at a time and so
without padding, no fused products, tokenisation by hand. The weights are random, and larger than in
training so that every one of them shows in the result.

chinese_clip  BERT with WordPiece; tokenizer.json and, saying the same, vocab.txt; F32 weights
altclip       XLM-RoBERTa with Unigram, one layer more behind it; F16 weights
"""

import json
import math
import string
import sys
import unicodedata
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from siglip_reference import (
    SPACE,
    WORDS,
    Unigram,
    Weights,
    added_token,
    attention,
    linear,
    normalised,
    tower,
    write_images,
    write_json,
)

MEAN = [0.48145466, 0.4578275, 0.40821073]
DEVIATION = [0.26862954, 0.26130258, 0.27577711]


# --- weights ---------------------------------------------------------------------------------


def bert_weights(w, prefix, config):
    width, inner = config["hidden_size"], config["intermediate_size"]
    embeddings = prefix + "embeddings."
    w.add(embeddings + "word_embeddings.weight", (config["vocab_size"], width), 1.0)
    w.add(embeddings + "position_embeddings.weight", (config["max_position_embeddings"], width), 0.7)
    w.add(embeddings + "token_type_embeddings.weight", (config["type_vocab_size"], width), 0.7)
    w.norm(embeddings + "LayerNorm", width)
    for i in range(config["num_hidden_layers"]):
        layer = f"{prefix}encoder.layer.{i}."
        for projection in ("query", "key", "value"):
            w.linear(layer + "attention.self." + projection, width, width)
        w.linear(layer + "attention.output.dense", width, width)
        w.norm(layer + "attention.output.LayerNorm", width)
        w.linear(layer + "intermediate.dense", inner, width)
        w.linear(layer + "output.dense", width, inner)
        w.norm(layer + "output.LayerNorm", width)


def vision_weights(w, config, dimension):
    width, patch = config["hidden_size"], config["patch_size"]
    grid = config["image_size"] // patch
    embeddings = "vision_model.embeddings."
    w.add(embeddings + "class_embedding", (width,), 1.0)
    deviation = 3 / math.sqrt(3 * patch * patch)
    w.add(embeddings + "patch_embedding.weight", (width, 3, patch, patch), deviation)
    w.add(embeddings + "position_embedding.weight", (grid * grid + 1, width), 0.7)
    w.norm("vision_model.pre_layrnorm", width)
    w.layers("vision_model", config)
    w.norm("vision_model.post_layernorm", width)
    w.add("visual_projection.weight", (dimension, width), 1.5 / math.sqrt(width))


# --- the two towers --------------------------------------------------------------------------


def norm(w, name, x, epsilon):
    centred = x - x.mean(-1, keepdim=True)
    variance = (centred * centred).mean(-1, keepdim=True)
    return centred / torch.sqrt(variance + epsilon) * w[name + ".weight"] + w[name + ".bias"]


def gelu(x):
    return 0.5 * x * (1 + torch.erf(x / math.sqrt(2)))


def bert(w, prefix, config, ids, positions):
    """The state of the first token; layer norms come after what they belong to."""
    epsilon = config["layer_norm_eps"]
    embeddings = prefix + "embeddings."
    x = w[embeddings + "word_embeddings.weight"][torch.tensor(ids)]
    x = x + w[embeddings + "position_embeddings.weight"][torch.tensor(positions)]
    x = x + w[embeddings + "token_type_embeddings.weight"][0]
    x = norm(w, embeddings + "LayerNorm", x, epsilon)
    for i in range(config["num_hidden_layers"]):
        layer = f"{prefix}encoder.layer.{i}."
        q, k, v = (linear(w, layer + "attention.self." + p, x) for p in ("query", "key", "value"))
        y = attention(q, k, v, config["num_attention_heads"])
        y = linear(w, layer + "attention.output.dense", y)
        x = norm(w, layer + "attention.output.LayerNorm", x + y, epsilon)
        y = gelu(linear(w, layer + "intermediate.dense", x))
        y = linear(w, layer + "output.dense", y)
        x = norm(w, layer + "output.LayerNorm", x + y, epsilon)
    return x[0]


def chinese_clip_text(w, config, ids):
    first = bert(w, "text_model.", config, ids, range(len(ids)))
    return normalised(w["text_projection.weight"] @ first)


def altclip_text(w, config, ids):
    """Padding in the middle of a text, which can only be written out, is not counted."""
    padding = config["pad_token_id"]
    positions, count = [], 0
    for token in ids:
        count += token != padding
        positions.append(padding if token == padding else padding + count)
    first = bert(w, "text_model.roberta.", config, ids, positions)
    first = norm(w, "text_model.pre_LN", first, config["layer_norm_eps"])
    first = linear(w, "text_model.transformation", first)
    return normalised(w["text_projection.weight"] @ first)


def embed_image(w, config, pixels):
    epsilon = 1e-5
    weight = w["vision_model.embeddings.patch_embedding.weight"]
    patches = F.conv2d(pixels[None], weight, stride=config["patch_size"])[0].flatten(1).T
    x = torch.cat([w["vision_model.embeddings.class_embedding"][None], patches])
    x = x + w["vision_model.embeddings.position_embedding.weight"]
    x = norm(w, "vision_model.pre_layrnorm", x, epsilon)
    for i in range(config["num_hidden_layers"]):
        prefix = f"vision_model.encoder.layers.{i}."
        y = norm(w, prefix + "layer_norm1", x, epsilon)
        q, k, v = (linear(w, prefix + f"self_attn.{p}_proj", y) for p in "qkv")
        y = attention(q, k, v, config["num_attention_heads"])
        x = x + linear(w, prefix + "self_attn.out_proj", y)
        y = linear(w, prefix + "mlp.fc1", norm(w, prefix + "layer_norm2", x, epsilon))
        y = y * torch.sigmoid(1.702 * y)
        x = x + linear(w, prefix + "mlp.fc2", y)
    return normalised(w["visual_projection.weight"] @ norm(w, "vision_model.post_layernorm", x[0], epsilon))


def pixels_of(image, size):
    resized = image.resize((size, size), resample=Image.BICUBIC)
    values = np.asarray(resized, dtype=np.float32) / 255
    values = (values - np.float32(MEAN)) / np.float32(DEVIATION)
    return torch.from_numpy(values).permute(2, 0, 1).contiguous()


# --- tokenizers ------------------------------------------------------------------------------


class WordPiece:
    """BERT's: clean, set ideographs apart, split at spaces and punctuation, longest pieces first."""

    context = 20
    texts = [
        "a photo of a dog",
        "",
        "公园里的一只狗",
        "A Dog, in the PARK!",
        "  two  birds\nover\tthe sea\u3000",
        "Un café naïve, ÉTÉ",
        "狗dog狗 dogs, seadog's",
        "日本の犬 🐶 dog",
        "null\x00 in \ufffd a\u200bdog",
        "x" * 100 + " dog " + "x" * 101 + " park",
        "don't $5 50% [SEP] dog",
        "犬" * 30,
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen",
        "东京 東京 \U00020000 \uac00\uac01",
    ]

    def __init__(self):
        tokens = ["[PAD]", "[unused1]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
        tokens += list("公园里的一只狗日本犬东京東") + list(",.!$%'-")
        tokens += list(string.ascii_lowercase + string.digits) + ["の", "Dog", "É", "café", "é"]
        tokens += ["##" + c for c in string.ascii_lowercase + string.digits + "é"]
        tokens += WORDS + ["##teen", "##s", "##dog", "cafe", "na", "##ive"]
        self.tokens = list(dict.fromkeys(tokens))
        self.ids = {token: i for i, token in enumerate(self.tokens)}

    def files(self):
        special = [(self.ids[t], t) for t in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")]
        return {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [added_token(i, token) for i, token in special],
            "normalizer": {
                "type": "BertNormalizer",
                "clean_text": True,
                "handle_chinese_chars": True,
                "strip_accents": None,
                "lowercase": True,
            },
            "pre_tokenizer": {"type": "BertPreTokenizer"},
            "post_processor": around("[CLS]", self.ids["[CLS]"], "[SEP]", self.ids["[SEP]"]),
            "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
            "model": {
                "type": "WordPiece",
                "unk_token": "[UNK]",
                "continuing_subword_prefix": "##",
                "max_input_chars_per_word": 100,
                "vocab": self.ids,
            },
        }

    def write(self, folder):
        write_json(folder / "tokenizer.json", self.files())
        (folder / "vocab.txt").write_text("\n".join(self.tokens) + "\n", encoding="utf-8")
        settings = {
            "tokenizer_class": "BertTokenizer",
            "do_lower_case": True,
            "model_max_length": self.context,
            "unk_token": "[UNK]",
            "cls_token": {"content": "[CLS]", "__type": "AddedToken"},
        }
        write_json(folder / "tokenizer_config.json", settings)

    def encode(self, text, lower=True):
        pieces = []
        for n, part in enumerate(text.split("[SEP]")):
            pieces += ["[SEP]"] * (n > 0)
            for word in self.words(part, lower):
                pieces += self.split(word)
        ids = [self.ids[piece] for piece in pieces]
        return [self.ids["[CLS]"]] + ids[: self.context - 2] + [self.ids["[SEP]"]]

    @staticmethod
    def words(text, lower):
        cleaned = ""
        for c in text:
            if c in "\t\n\r" or unicodedata.category(c) == "Zs":
                cleaned += " "
            elif ord(c) in (0, 0xFFFD) or unicodedata.category(c).startswith("C"):
                continue
            elif WordPiece.is_ideograph(ord(c)):
                cleaned += f" {c} "
            else:
                cleaned += c
        if lower:
            decomposed = unicodedata.normalize("NFD", cleaned)
            cleaned = "".join(c for c in decomposed if unicodedata.category(c) != "Mn").lower()
        words, inside = [], False
        for c in cleaned:
            if c == " ":
                inside = False
            elif unicodedata.category(c).startswith("P") or c in string.punctuation:
                words.append(c)
                inside = False
            elif inside:
                words[-1] += c
            else:
                words.append(c)
                inside = True
        return words

    @staticmethod
    def is_ideograph(c):
        blocks = [(0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F)]
        blocks += [(0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)]
        return any(first <= c <= last for first, last in blocks)

    def split(self, word):
        if len(word) > 100:
            return ["[UNK]"]
        pieces, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = ("##" if start else "") + word[start:end]
                if piece in self.ids:
                    break
            else:
                return ["[UNK]"]
            pieces.append(piece)
            start = end
        return pieces


class XlmRoberta:
    """SentencePiece's Unigram, word by word, with fairseq's special tokens."""

    context = 18
    texts = [
        "a photo of a dog",
        "",
        "a dog in the park",
        "  two  birds  over the sea  ",
        "日本犬 dog <pad> dog",
        "one two three four five six seven eight nine ten eleven twelve",
        "a b c d e f g h i j k l m n o p",
        "a b c d e f g h i j k l m n o p q",
    ]

    def __init__(self):
        self.unigram = Unigram()
        # the same pieces behind other special tokens
        pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
        self.pieces = pieces + self.unigram.pieces[3:]
        self.ids = {piece: i for i, (piece, _) in enumerate(self.pieces)}

    def write(self, folder):
        special = [(i, self.pieces[i][0]) for i in range(4)]
        spaces = {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}
        metaspace = {"type": "Metaspace", "replacement": SPACE, "prepend_scheme": "always", "split": True}
        tokenizer = {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [added_token(i, token) for i, token in special],
            "normalizer": {"type": "Sequence", "normalizers": [spaces]},
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, metaspace]},
            "post_processor": around("<s>", 0, "</s>", 2),
            "decoder": None,
            "model": {"type": "Unigram", "unk_id": 3, "vocab": self.pieces, "byte_fallback": False},
        }
        write_json(folder / "tokenizer.json", tokenizer)
        settings = {"tokenizer_class": "XLMRobertaTokenizer", "model_max_length": 1000000000000000019884624838656}
        write_json(folder / "tokenizer_config.json", settings)

    def encode(self, text):
        ids = []
        for n, part in enumerate(text.split("<pad>")):
            ids += [1] * (n > 0)
            for word in part.split():
                # numbers of the other special tokens are one less
                ids += [i + 1 for i in self.unigram.word(SPACE + word)]
        return [0] + ids[: self.context - 2] + [2]


def around(start, start_id, end, end_id):
    return {
        "type": "TemplateProcessing",
        "single": [
            {"SpecialToken": {"id": start, "type_id": 0}},
            {"Sequence": {"id": "A", "type_id": 0}},
            {"SpecialToken": {"id": end, "type_id": 0}},
        ],
        "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
        "special_tokens": {
            start: {"id": start, "ids": [start_id], "tokens": [start]},
            end: {"id": end, "ids": [end_id], "tokens": [end]},
        },
    }


# --- the files -------------------------------------------------------------------------------


def rounded(vectors):
    return [[round(value, 7) for value in vector.tolist()] for vector in vectors]


def write_checkpoint(folder, config, tokenizer, weights, embed_text, more):
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / "config.json", config)
    size = config["vision_config"]["image_size"]
    preprocessing = {
        "do_center_crop": False,
        "do_normalize": True,
        "do_resize": True,
        "image_mean": MEAN,
        "image_std": DEVIATION,
        "resample": 3,
        "size": {"height": size, "width": size},
    }
    write_json(folder / "preprocessor_config.json", preprocessing)
    tokenizer.write(folder)
    weights.write(folder / "model.safetensors")
    images = write_images(folder)
    ids = [tokenizer.encode(text) for text in tokenizer.texts]
    pictures = [pixels_of(Image.open(folder / name), size) for name in images]
    expected = {
        "texts": tokenizer.texts,
        "ids": ids,
        "text_embeddings": rounded(embed_text(weights, config["text_config"], entry) for entry in ids),
        "images": images,
        "image_embeddings": rounded(
            embed_image(weights, config["vision_config"], entry) for entry in pictures
        ),
        **more,
    }
    with (folder / "expected.json").open("w", encoding="utf-8") as out:
        json.dump(expected, out, ensure_ascii=False)
        out.write("\n")


def write_chinese_clip(folder):
    tokenizer = WordPiece()
    text = {
        **tower(20, 36, 3, 2),
        "vocab_size": len(tokenizer.ids),
        "max_position_embeddings": 24,
        "type_vocab_size": 2,
        "layer_norm_eps": 1e-12,
        "hidden_act": "gelu",
        "position_embedding_type": "absolute",
        "pad_token_id": 0,
    }
    vision = {**tower(24, 40, 2, 3), "image_size": 32, "patch_size": 8}
    w = Weights(3, np.float32)
    bert_weights(w, "text_model.", text)
    w.add("text_projection.weight", (16, 20), 0.3)
    vision_weights(w, vision, 16)
    config = {
        "model_type": "chinese_clip",
        "projection_dim": 16,
        "text_config": {"model_type": "chinese_clip_text_model", **text},
        "vision_config": {"model_type": "chinese_clip_vision_model", **vision},
    }
    cased = {"cased_ids": [tokenizer.encode(entry, lower=False) for entry in tokenizer.texts]}
    write_checkpoint(folder, config, tokenizer, w, chinese_clip_text, cased)


def write_altclip(folder):
    tokenizer = XlmRoberta()
    text = {
        **tower(16, 28, 2, 4),
        "vocab_size": len(tokenizer.ids),
        "max_position_embeddings": tokenizer.context + 2,
        "type_vocab_size": 1,
        "layer_norm_eps": 1e-5,
        "pad_token_id": 1,
        "project_dim": 20,
    }
    vision = {**tower(24, 40, 2, 3), "image_size": 24, "patch_size": 8}
    w = Weights(4, np.float16)
    bert_weights(w, "text_model.roberta.", text)
    w.norm("text_model.pre_LN", 16)
    w.linear("text_model.transformation", 20, 16)
    w.add("text_projection.weight", (12, 20), 0.3)
    vision_weights(w, vision, 12)
    config = {
        "model_type": "altclip",
        "projection_dim": 12,
        "text_config": {"model_type": "altclip_text_model", **text},
        "vision_config": {"model_type": "altclip_vision_model", **vision},
    }
    write_checkpoint(folder, config, tokenizer, w, altclip_text, {})


if __name__ == "__main__":
    write_chinese_clip(Path(sys.argv[1]) / "chinese_clip")
    write_altclip(Path(sys.argv[1]) / "altclip")
