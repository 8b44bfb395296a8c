"""A model as the engine computes it, simulated in floats: int8 weights with one scale a column, seven-bit activations with one a row."""
import torch
import torch.nn as nn
import torch.nn.functional as F

ACTIVATION = 63
FLOAT_HEADS = ("cue_out", "mul", "add", "syntax.out")   # the engine keeps these in float32


class Quantised(nn.Module):
    def __init__(self, linear):
        super().__init__()
        scale = linear.weight.detach().abs().amax(1, keepdim=True).clamp_min(1e-12) / 127
        self.weight, self.bias = torch.round(linear.weight.detach() / scale) * scale, linear.bias
        self.out_features = linear.out_features

    def forward(self, x):
        scale = x.abs().amax(-1, keepdim=True).clamp_min(1e-12) / ACTIVATION
        return F.linear(torch.round(x / scale) * scale, self.weight, self.bias)


def simulated(model):
    """The model with its linear maps and word embeddings rounded; changes and returns it."""
    for name, module in list(model.named_modules()):
        if isinstance(module, nn.Linear) and name not in FLOAT_HEADS:
            parent = model.get_submodule(name.rpartition(".")[0]) if "." in name else model
            setattr(parent, name.rpartition(".")[2], Quantised(module))
    words = model.enc.embeddings.word_embeddings.weight
    scale = words.detach().abs().amax(1, keepdim=True).clamp_min(1e-12) / 127
    words.data = torch.round(words.data / scale) * scale
    return model
