#!/usr/bin/env python3
"""CLIP's image tower in plain PyTorch, as the peer of EncoderBenchmark.

    clip_peer.py CHECKPOINT_FOLDER eager|frozen|int8     one line per request, see serve()
    clip_peer.py CHECKPOINT_FOLDER export FILE.onnx      the same architecture for ONNX Runtime

Needs PyTorch 1.13 or later and nothing else. The architecture is the published one, operator by
operator as the reference implementation computes it.
"""

import json
import struct
import sys
import time

import torch


class Attention(torch.nn.Module):
    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.size = width // heads
        self.scale = self.size**-0.5
        self.q_proj = torch.nn.Linear(width, width)
        self.k_proj = torch.nn.Linear(width, width)
        self.v_proj = torch.nn.Linear(width, width)
        self.out_proj = torch.nn.Linear(width, width)

    def split(self, x):
        return x.view(x.size(0), x.size(1), self.heads, self.size).transpose(1, 2)

    def forward(self, x):
        query = self.split(self.q_proj(x) * self.scale)
        weights = torch.softmax(query @ self.split(self.k_proj(x)).transpose(2, 3), dim=-1)
        gathered = (weights @ self.split(self.v_proj(x))).transpose(1, 2)
        return self.out_proj(gathered.reshape(x.size(0), x.size(1), x.size(2)))


class Mlp(torch.nn.Module):
    def __init__(self, width: int, inner: int):
        super().__init__()
        self.fc1 = torch.nn.Linear(width, inner)
        self.fc2 = torch.nn.Linear(inner, width)

    def forward(self, x):
        x = self.fc1(x)
        return self.fc2(x * torch.sigmoid(1.702 * x))


class Layer(torch.nn.Module):
    def __init__(self, width: int, inner: int, heads: int):
        super().__init__()
        self.self_attn = Attention(width, heads)
        self.layer_norm1 = torch.nn.LayerNorm(width)
        self.mlp = Mlp(width, inner)
        self.layer_norm2 = torch.nn.LayerNorm(width)

    def forward(self, x):
        x = x + self.self_attn(self.layer_norm1(x))
        return x + self.mlp(self.layer_norm2(x))


class ImageTower(torch.nn.Module):
    def __init__(self, config: dict, dimension: int):
        super().__init__()
        width = config["hidden_size"]
        patch = config["patch_size"]
        patches = (config["image_size"] // patch) ** 2
        self.class_embedding = torch.nn.Parameter(torch.zeros(width))
        self.patch_embedding = torch.nn.Conv2d(3, width, patch, patch, bias=False)
        self.position_embedding = torch.nn.Parameter(torch.zeros(patches + 1, width))
        self.pre_layrnorm = torch.nn.LayerNorm(width)
        self.layers = torch.nn.ModuleList(
            Layer(width, config["intermediate_size"], config["num_attention_heads"])
            for _ in range(config["num_hidden_layers"])
        )
        self.post_layernorm = torch.nn.LayerNorm(width)
        self.visual_projection = torch.nn.Linear(width, dimension, bias=False)

    def forward(self, pixels):
        patches = self.patch_embedding(pixels).flatten(2).transpose(1, 2)
        first = self.class_embedding.expand(pixels.size(0), 1, -1)
        x = self.pre_layrnorm(torch.cat([first, patches], dim=1) + self.position_embedding)
        for layer in self.layers:
            x = layer(x)
        y = self.visual_projection(self.post_layernorm(x[:, 0]))
        return y / y.norm(dim=-1, keepdim=True)


def read_safetensors(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        content = bytearray(file.read())
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            assert entry["dtype"] == "F32", entry
            start, end = entry["data_offsets"]
            flat = torch.frombuffer(content, dtype=torch.float32, count=(end - start) // 4, offset=start)
            tensors[name] = flat.reshape(entry["shape"])
    return tensors


def load(folder):
    with open(folder + "/config.json") as file:
        config = json.load(file)
    assert config["vision_config"]["hidden_act"] == "quick_gelu", "the architecture above has it"
    tower = ImageTower(config["vision_config"], config["projection_dim"])
    state = {}
    for name, tensor in read_safetensors(folder + "/model.safetensors").items():
        name = name.replace("vision_model.", "").replace("encoder.", "").replace("embeddings.", "")
        if name == "position_embedding.weight":
            name = "position_embedding"
        if name in tower.state_dict() and not name.startswith("text_model"):
            state[name] = tensor
    tower.load_state_dict(state)
    return tower.eval(), config["vision_config"]["image_size"]


def prepared(tower, mode, example):
    if mode == "eager":
        return tower
    if mode == "int8":
        tower = torch.quantization.quantize_dynamic(tower, {torch.nn.Linear}, dtype=torch.qint8)
    return torch.jit.freeze(torch.jit.trace(tower, example))


def serve(tower, size):
    """Answers 'threads batch seconds' with 'runs processor_seconds wall_seconds first_number'."""
    pixels = torch.zeros(0)
    print("ready torch " + torch.__version__, flush=True)
    for line in sys.stdin:
        threads, batch, budget = line.split()
        torch.set_num_threads(int(threads))
        if pixels.size(0) != int(batch):
            pixels = torch.linspace(-1, 1, int(batch) * 3 * size * size).view(-1, 3, size, size)
            tower(pixels), tower(pixels)
        runs, wall, processor = 0, time.perf_counter(), time.process_time()
        while runs == 0 or time.perf_counter() - wall < float(budget):
            vectors = tower(pixels)
            runs += 1
        processor, wall = time.process_time() - processor, time.perf_counter() - wall
        print(runs, processor, wall, float(vectors[0][0]), flush=True)


@torch.no_grad()
def main():
    tower, size = load(sys.argv[1])
    mode = sys.argv[2]
    example = torch.zeros(2, 3, size, size)
    if mode == "export":
        torch.onnx.export(
            tower,
            example,
            sys.argv[3],
            opset_version=14,
            input_names=["pixels"],
            output_names=["vectors"],
            dynamic_axes={"pixels": {0: "batch"}, "vectors": {0: "batch"}},
        )
    else:
        serve(prepared(tower, mode, example), size)


if __name__ == "__main__":
    main()
