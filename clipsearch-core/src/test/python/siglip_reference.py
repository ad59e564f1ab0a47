#!/usr/bin/env python3
"""Makes the SigLIP test checkpoints with their expected embeddings.

    python3 siglip_reference.py ../resources/io/github/clipsearch/encoder/djl

Needs PyTorch 1.13 or later, NumPy and Pillow (Debian: python3-torch, python3-pil). An independent
implementation of the published architecture (Zhai et al. 2023, Tschannen et al. 2025, and the
documentation of the Hugging Face layout), in the plainest form: one text or image at a time, no
fused products, tokenisation by hand. The weights are random, and larger than in training so that
every one of them shows in the result.

siglip   first generation: Unigram tokenizer, patches of the whole image, F16 weights
siglip2  second generation: BPE tokenizer with byte fallback, an image size that is no multiple of
         the patch size, other widths in the two towers, F32 weights
"""

import json
import math
import re
import string
import struct
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

CONTEXT = 16
EPSILON = 1e-6
TEXTS = [
    "a photo of a dog",
    "",
    "A Dog, in the PARK!",
    "  two  birds\nover the sea  ",
    "日本の犬 🐶 dog",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen",
    "a b c d e f g h i j k l m n o",
    "a b c d e f g h i j k l m n o p",
]
WORDS = ["a", "photo", "of", "dog", "in", "the", "park", "two", "bird", "over", "sea", "one"]


# --- weights ---------------------------------------------------------------------------------


class Weights:
    """Random tensors by name, as they come out of the file again."""

    def __init__(self, seed, dtype):
        self.random = np.random.RandomState(seed)
        self.dtype = dtype
        self.stored = {}

    def __getitem__(self, name):
        return torch.from_numpy(self.stored[name].astype(np.float32))

    def add(self, name, shape, deviation, mean=0.0):
        values = mean + deviation * self.random.standard_normal(shape)
        self.stored[name] = values.astype(self.dtype)

    def linear(self, name, outputs, inputs):
        self.add(name + ".weight", (outputs, inputs), 1.5 / math.sqrt(inputs))
        self.add(name + ".bias", (outputs,), 0.3)

    def norm(self, name, width):
        self.add(name + ".weight", (width,), 0.3, 1.0)
        self.add(name + ".bias", (width,), 0.3)

    def layers(self, tower, config):
        width, inner = config["hidden_size"], config["intermediate_size"]
        for i in range(config["num_hidden_layers"]):
            prefix = f"{tower}.encoder.layers.{i}."
            self.norm(prefix + "layer_norm1", width)
            for projection in ("q_proj", "k_proj", "v_proj", "out_proj"):
                self.linear(prefix + "self_attn." + projection, width, width)
            self.norm(prefix + "layer_norm2", width)
            self.linear(prefix + "mlp.fc1", inner, width)
            self.linear(prefix + "mlp.fc2", width, inner)

    def write(self, file):
        header, contents, end = {"__metadata__": {"format": "pt"}}, [], 0
        for name, values in sorted(self.stored.items()):
            content = values.tobytes()
            header[name] = {
                "dtype": {"float16": "F16", "float32": "F32"}[values.dtype.name],
                "shape": list(values.shape),
                "data_offsets": [end, end + len(content)],
            }
            contents.append(content)
            end += len(content)
        text = json.dumps(header, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 8)
        file.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(contents))


def random_weights(seed, dtype, text, vision):
    w = Weights(seed, dtype)
    width = text["hidden_size"]
    w.add("text_model.embeddings.token_embedding.weight", (text["vocab_size"], width), 1.0)
    w.add("text_model.embeddings.position_embedding.weight", (CONTEXT, width), 0.7)
    w.layers("text_model", text)
    w.norm("text_model.final_layer_norm", width)
    w.linear("text_model.head", vision["hidden_size"], width)

    width, patch = vision["hidden_size"], vision["patch_size"]
    grid = vision["image_size"] // patch
    deviation = 3 / math.sqrt(3 * patch * patch)
    w.add("vision_model.embeddings.patch_embedding.weight", (width, 3, patch, patch), deviation)
    w.add("vision_model.embeddings.patch_embedding.bias", (width,), 0.3)
    w.add("vision_model.embeddings.position_embedding.weight", (grid * grid, width), 0.7)
    w.layers("vision_model", vision)
    w.norm("vision_model.post_layernorm", width)
    head = "vision_model.head."
    w.add(head + "probe", (1, 1, width), 1.0)
    w.add(head + "attention.in_proj_weight", (3 * width, width), 1.5 / math.sqrt(width))
    w.add(head + "attention.in_proj_bias", (3 * width,), 0.3)
    w.linear(head + "attention.out_proj", width, width)
    w.norm(head + "layernorm", width)
    w.linear(head + "mlp.fc1", vision["intermediate_size"], width)
    w.linear(head + "mlp.fc2", width, vision["intermediate_size"])
    w.add("logit_scale", (1,), 1.0)
    w.add("logit_bias", (1,), 1.0)
    return w


# --- the two towers --------------------------------------------------------------------------


def linear(w, name, x):
    return x @ w[name + ".weight"].T + w[name + ".bias"]


def norm(w, name, x):
    centred = x - x.mean(-1, keepdim=True)
    variance = (centred * centred).mean(-1, keepdim=True)
    return centred / torch.sqrt(variance + EPSILON) * w[name + ".weight"] + w[name + ".bias"]


def gelu_tanh(x):
    return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def attention(q, k, v, heads):
    """Each head by itself; rows are positions."""
    size = q.shape[1] // heads
    gathered = []
    for h in range(heads):
        part = slice(h * size, (h + 1) * size)
        scores = q[:, part] @ k[:, part].T / math.sqrt(size)
        gathered.append(torch.softmax(scores, -1) @ v[:, part])
    return torch.cat(gathered, 1)


def mlp(w, name, x):
    return linear(w, name + ".fc2", gelu_tanh(linear(w, name + ".fc1", x)))


def encoder(w, tower, config, x):
    for i in range(config["num_hidden_layers"]):
        prefix = f"{tower}.encoder.layers.{i}."
        y = norm(w, prefix + "layer_norm1", x)
        q, k, v = (linear(w, prefix + f"self_attn.{p}_proj", y) for p in "qkv")
        y = attention(q, k, v, config["num_attention_heads"])
        x = x + linear(w, prefix + "self_attn.out_proj", y)
        x = x + mlp(w, prefix + "mlp", norm(w, prefix + "layer_norm2", x))
    return x


def embed_text(w, config, ids):
    """No mask: every position sees every other, padding included. The last position counts."""
    x = w["text_model.embeddings.token_embedding.weight"][torch.tensor(ids)]
    x = x + w["text_model.embeddings.position_embedding.weight"]
    x = norm(w, "text_model.final_layer_norm", encoder(w, "text_model", config, x))
    return normalised(linear(w, "text_model.head", x[-1]))


def embed_image(w, config, pixels):
    weight = w["vision_model.embeddings.patch_embedding.weight"]
    bias = w["vision_model.embeddings.patch_embedding.bias"]
    x = F.conv2d(pixels[None], weight, bias, stride=config["patch_size"])[0]
    x = x.flatten(1).T + w["vision_model.embeddings.position_embedding.weight"]
    x = encoder(w, "vision_model", config, x)
    x = norm(w, "vision_model.post_layernorm", x)

    head = "vision_model.head."
    in_weight = w[head + "attention.in_proj_weight"].chunk(3)
    in_bias = w[head + "attention.in_proj_bias"].chunk(3)
    q = w[head + "probe"][0] @ in_weight[0].T + in_bias[0]
    k = x @ in_weight[1].T + in_bias[1]
    v = x @ in_weight[2].T + in_bias[2]
    pooled = attention(q, k, v, config["num_attention_heads"])
    pooled = linear(w, head + "attention.out_proj", pooled)
    pooled = pooled + mlp(w, head + "mlp", norm(w, head + "layernorm", pooled))
    return normalised(pooled[0])


def normalised(x):
    return x / torch.sqrt((x * x).sum())


def pixels_of(image, size, resample):
    resized = image.resize((size, size), resample=resample)
    values = np.asarray(resized, dtype=np.float32) / 255
    return torch.from_numpy((values - 0.5) / 0.5).permute(2, 0, 1).contiguous()


# --- tokenizers ------------------------------------------------------------------------------

SPACE = "\u2581"


def added_token(index, content):
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    return {"id": index, "content": content, **flags, "special": True}


def tokenizer_json(special, normalizer, pre_tokenizer, end, model):
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [added_token(i, token) for i, token in special],
        "normalizer": normalizer,
        "pre_tokenizer": pre_tokenizer,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": end[1], "type_id": 0}}],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
            "special_tokens": {end[1]: {"id": end[1], "ids": [end[0]], "tokens": [end[1]]}},
        },
        "decoder": None,
        "model": model,
    }


class Unigram:
    """SentencePiece's: the pieces with the highest sum of scores. The end token is the padding."""

    def __init__(self):
        pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), (SPACE, -3.0)]
        pieces += [(SPACE + word, -4.0 - i / 8) for i, word in enumerate(WORDS)]
        pieces += [(letter, -6.0 - i / 16) for i, letter in enumerate(string.ascii_lowercase)]
        pieces += [("teen", -7.0), ("s", -5.0), ("犬", -9.0)]
        self.pieces = list(dict(pieces).items())
        self.ids = {piece: i for i, (piece, _) in enumerate(self.pieces)}
        self.padding = 1

    def files(self):
        special = [(1, "</s>"), (2, "<unk>")]
        normalizer = {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}
        pre = {"type": "Metaspace", "replacement": SPACE, "prepend_scheme": "always", "split": True}
        model = {"type": "Unigram", "unk_id": 2, "vocab": self.pieces, "byte_fallback": False}
        settings = {
            "tokenizer_class": "SiglipTokenizer",
            "do_lower_case": True,
            "model_max_length": CONTEXT,
            "pad_token": {"content": "</s>", "__type": "AddedToken"},
        }
        return tokenizer_json(special, normalizer, pre, (1, "</s>"), model), settings

    def encode(self, text):
        text = text.lower().translate(str.maketrans("", "", string.punctuation))
        text = re.sub(r"\s+", " ", text).strip()
        ids = [i for word in text.split(" ") if word for i in self.word(SPACE + word)]
        return padded(ids, 1, self.padding)

    def word(self, word):
        unknown = min(score for _, score in self.pieces) - 10
        best = [(0.0, [])] + [(-math.inf, [])] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(end):
                piece = word[start:end]
                if piece in self.ids and self.ids[piece] > 2:
                    score, index = self.pieces[self.ids[piece]][1], self.ids[piece]
                elif end == start + 1:
                    score, index = unknown, 2
                else:
                    continue
                total = best[start][0] + score
                if total > best[end][0]:
                    best[end] = (total, best[start][1] + [index])
        ids = best[-1][1]
        # unknown characters side by side are one token
        return [i for n, i in enumerate(ids) if i != 2 or n == 0 or ids[n - 1] != 2]


class Bpe:
    """Gemma's: merges over the whole text, spaces included; bytes for unknown characters."""

    def __init__(self):
        tokens = ["<pad>", "<eos>", "<bos>", "<unk>"]
        tokens += [f"<0x{value:02X}>" for value in range(256)]
        tokens += [SPACE, SPACE * 2] + list(string.ascii_lowercase + ",")
        self.merges = [(SPACE, SPACE)]
        for word in WORDS:
            left = SPACE
            for letter in word:
                self.merges.append((left, letter))
                left += letter
        self.merges += [("e", "e"), ("t", "ee"), ("tee", "n")]
        self.merges = list(dict.fromkeys(self.merges))
        tokens += [left + right for left, right in self.merges]
        self.tokens = list(dict.fromkeys(tokens))
        self.ids = {token: i for i, token in enumerate(self.tokens)}
        self.padding = 0

    def files(self):
        special = [(i, self.tokens[i]) for i in range(4)]
        normalizer = {"type": "Replace", "pattern": {"String": " "}, "content": SPACE}
        pre = {"type": "Split", "pattern": {"String": " "}, "behavior": "MergedWithPrevious", "invert": False}
        model = {
            "type": "BPE",
            "dropout": None,
            "unk_token": "<unk>",
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": True,
            "byte_fallback": True,
            "vocab": self.ids,
            "merges": [f"{left} {right}" for left, right in self.merges],
        }
        settings = {
            "tokenizer_class": "GemmaTokenizer",
            "do_lower_case": True,
            "padding_side": "right",
            "model_max_length": CONTEXT,
            "pad_token": "<pad>",
        }
        return tokenizer_json(special, normalizer, pre, (1, "<eos>"), model), settings

    def encode(self, text):
        parts = list(text.lower().replace(" ", SPACE))
        while True:
            ranks = [
                (self.merges.index(pair), i)
                for i, pair in enumerate(zip(parts, parts[1:]))
                if pair in self.merges
            ]
            if not ranks:
                break
            _, i = min(ranks)
            parts[i : i + 2] = [parts[i] + parts[i + 1]]
        ids = []
        for part in parts:
            if part in self.ids:
                ids.append(self.ids[part])
            else:
                ids += [self.ids[f"<0x{value:02X}>"] for value in part.encode()]
        return padded(ids, 1, self.padding)


def padded(ids, end, padding):
    ids = ids[: CONTEXT - 1] + [end]
    return ids + [padding] * (CONTEXT - len(ids))


# --- the files -------------------------------------------------------------------------------


def write_images(folder):
    """A smooth picture that is wider than high and a noisy one that is higher than wide."""
    y, x = np.mgrid[0:40, 0:56]
    smooth = np.stack([x * 4, y * 6, 128 + 100 * np.sin(x * y / 90)], -1)
    noise = np.random.RandomState(7).randint(0, 256, (31, 17, 3))
    for name, values in {"smooth.png": smooth, "noise.png": noise}.items():
        Image.fromarray(values.clip(0, 255).astype(np.uint8)).save(folder / name)
    return ["smooth.png", "noise.png"]


def write_json(file, content):
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_checkpoint(folder, seed, dtype, tokenizer, text, vision, resample):
    folder.mkdir(parents=True, exist_ok=True)
    text["vocab_size"] = len(tokenizer.ids)
    # as in the published checkpoints, which leave out what is the default
    shared = {"hidden_act": "gelu_pytorch_tanh", "layer_norm_eps": EPSILON}
    text_config = {"model_type": "siglip_text_model", "max_position_embeddings": CONTEXT, **text}
    vision_config = {"model_type": "siglip_vision_model", **vision}
    if dtype == np.float32:
        text_config.update(shared)
        vision_config.update(shared)
    config = {"model_type": "siglip", "text_config": text_config, "vision_config": vision_config}
    write_json(folder / "config.json", config)
    size = vision["image_size"]
    preprocessing = {
        "do_normalize": True,
        "do_rescale": True,
        "do_resize": True,
        "image_mean": [0.5, 0.5, 0.5],
        "image_processor_type": "SiglipImageProcessor",
        "image_std": [0.5, 0.5, 0.5],
        "resample": resample,
        "rescale_factor": 0.00392156862745098,
        "size": {"height": size, "width": size},
    }
    write_json(folder / "preprocessor_config.json", preprocessing)
    tokenizer_file, settings = tokenizer.files()
    write_json(folder / "tokenizer.json", tokenizer_file)
    write_json(folder / "tokenizer_config.json", settings)
    weights = random_weights(seed, dtype, text, vision)
    weights.write(folder / "model.safetensors")

    images = write_images(folder)
    ids = [tokenizer.encode(entry) for entry in TEXTS]
    texts = [embed_text(weights, text, entry) for entry in ids]
    pictures = [
        embed_image(weights, vision, pixels_of(Image.open(folder / name), size, resample))
        for name in images
    ]
    expected = {
        "texts": TEXTS,
        "ids": ids,
        "text_embeddings": [[round(value, 7) for value in entry.tolist()] for entry in texts],
        "images": images,
        "image_embeddings": [[round(value, 7) for value in entry.tolist()] for entry in pictures],
    }
    with (folder / "expected.json").open("w", encoding="utf-8") as out:
        json.dump(expected, out, ensure_ascii=False)
        out.write("\n")


def tower(hidden, inner, layers, heads):
    return {
        "hidden_size": hidden,
        "intermediate_size": inner,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
    }


def main():
    target = Path(sys.argv[1])
    write_checkpoint(
        target / "siglip",
        1,
        np.float16,
        Unigram(),
        tower(24, 40, 2, 3),
        {**tower(24, 40, 2, 3), "image_size": 32, "patch_size": 8},
        Image.BICUBIC,
    )
    write_checkpoint(
        target / "siglip2",
        2,
        np.float32,
        Bpe(),
        {**tower(16, 36, 2, 2), "projection_size": 24},
        {**tower(24, 44, 3, 4), "image_size": 27, "patch_size": 6},
        Image.BILINEAR,
    )


if __name__ == "__main__":
    main()
