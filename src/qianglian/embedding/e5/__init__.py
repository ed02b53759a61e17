"""multilingual-e5-small from the package that carries its weights, run by ONNX Runtime: no network, no torch.

`weights` finds the file, `packed` reads it, `tokens` cuts texts, `graph` and `built` make what is run, `embedder`
is the whole. Only this room imports the libraries of the extra ``semantic``, and each where it is used.
"""
