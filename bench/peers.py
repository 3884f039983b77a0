"""peers.py -- PyTorch or scikit-learn as competitors: asked in the words of serve.m.

    peers.py torch | sklearn

SPDX-License-Identifier: GPL-3.0-or-later

The evaluation is the one a user would have: PyTorch's own loss and backward() for
the parameters as tensors, scikit-learn's function behind MLPClassifier's L-BFGS.
X lies as these libraries like it, an example after the other. Types of X that they
do not multiply are converted in every evaluation.
"""
import os
import sys
import time

import numpy as np


def inputs(task):
    """The examples, labels and parameters of private/inputs.m; Theta by layer."""
    m, sizes = task["m"], task["sizes"]
    n, outputs = sizes[0], sizes[-1]
    sparse = task["x"] == "sparse"
    kind = np.uint8 if sparse else np.dtype(task["x"])
    X = np.empty((m, n), kind)
    j = np.arange(n)
    for first in range(0, m, 1000):
        t = np.arange(first, min(m, first + 1000))[:, None]
        v = ((37 + j) * t + 11 * j * j) % 251
        X[first:first + 1000] = v / 256 if task["values"] == "grey" else v < 50
    if sparse:
        import scipy.sparse
        X = scipy.sparse.csr_matrix(X, dtype=task["precision"])

    Theta, at = [], 0
    for below, above in zip(sizes, sizes[1:]):
        i = np.arange(at + 1, at + above * (below + 1) + 1)
        Theta.append((np.sin(i) / np.sqrt(below)).reshape((above, below + 1), order="F")
                     .astype(task["precision"]))
        at += above * (below + 1)
    return X, np.arange(m) % outputs, Theta


def cores():
    here = getattr(os, "sched_getaffinity", None)
    return len(here(0)) if here else os.cpu_count()


def timed(evaluate, k):
    """Seconds an evaluation, the mean of k; of k > 1 after one more."""
    if k > 1:
        evaluate()
    start = time.perf_counter()
    for _ in range(k):
        evaluate()
    return (time.perf_counter() - start) / k


class Torch:
    def __init__(self):
        import torch
        self.torch = torch
        # Its own choice may be fewer than the cores, and that may be the better one.
        self.choices = {torch.get_num_threads()}
        if not os.environ.get("OMP_NUM_THREADS"):
            self.choices.add(cores())

    def about(self):
        return "PyTorch %s, %s threads" % (self.torch.__version__,
                                           " or ".join(map(str, sorted(self.choices))))

    def ready(self, task):
        """The task's evaluation, with the number of threads that is the fastest on it."""
        trial = self.evaluation(dict(task, m=min(task["m"], 5000)))
        times = {}
        for n in self.choices:
            self.torch.set_num_threads(n)
            times[n] = min(timed(trial, 1) for _ in range(4))
        return self.evaluation(task, min(times, key=times.get))

    def evaluation(self, task, threads=None):
        torch = self.torch
        X, y, Theta = inputs(task)
        lambda_, m = task["lambda"], task["m"]
        kind = getattr(torch, "float32" if task["precision"] == "single" else "float64")
        W = [torch.tensor(T[:, 1:].copy(), requires_grad=True) for T in Theta]
        b = [torch.tensor(T[:, 0].copy(), requires_grad=True) for T in Theta]
        Y = torch.nn.functional.one_hot(torch.from_numpy(y), task["sizes"][-1]).to(kind)
        sparse = task["x"] == "sparse"
        if sparse:
            X = X.tocoo()
            X = torch.sparse_coo_tensor(np.stack([X.row, X.col]), X.data, X.shape).coalesce()
        else:
            X = torch.from_numpy(X)

        def evaluate():
            if threads not in (None, torch.get_num_threads()):
                torch.set_num_threads(threads)
            for p in W + b:
                p.grad = None
            if sparse:
                z = torch.sparse.mm(X, W[0].t()) + b[0]
            else:
                z = torch.nn.functional.linear(X.to(kind), W[0], b[0])
            for l in range(1, len(W)):
                z = torch.nn.functional.linear(torch.sigmoid(z), W[l], b[l])
            J = torch.nn.functional.binary_cross_entropy_with_logits(
                z, Y, reduction="sum") / m
            J = J + lambda_ / (2 * m) * sum((w * w).sum() for w in W)
            J.backward()
            return J.item(), [p.grad for p in W + b]

        return evaluate


class Sklearn:
    def __init__(self):
        import sklearn
        from sklearn.neural_network import MLPClassifier
        self.version, self.MLPClassifier = sklearn.__version__, MLPClassifier

    def about(self):
        return "scikit-learn %s, NumPy %s" % (self.version, np.__version__)

    def ready(self, task):
        return self.evaluation(task)

    def evaluation(self, task):
        X, y, Theta = inputs(task)
        sizes = task["sizes"]
        count = len(Theta)
        net = self.MLPClassifier(sizes[1:-1], activation="logistic", alpha=task["lambda"])
        net.n_layers_, net.out_activation_ = len(sizes), "logistic"
        net.n_outputs_, net.n_iter_ = sizes[-1], 0
        net.coefs_, net.intercepts_ = [None] * count, [None] * count
        net._coef_indptr, net._intercept_indptr = [], []
        parts = [T[:, 1:].T for T in Theta] + [T[:, 0] for T in Theta]
        at = 0
        for i, part in enumerate(parts):
            if i < count:
                net._coef_indptr.append((at, at + part.size, part.shape))
            else:
                net._intercept_indptr.append((at, at + part.size))
            at += part.size
        theta = np.concatenate([part.ravel() for part in parts])
        Y = np.eye(sizes[-1], dtype=bool)[y]       # as the label binarizer leaves it
        convert = task["x"] in ("uint8", "bool")
        kind = task["precision"]

        def evaluate():
            A = X.astype(kind) if convert else X
            activations = [A] + [None] * count
            J, grad = net._loss_grad_lbfgs(theta, A, Y, activations, [None] * count,
                                           [None] * count, [None] * count)
            return J, [grad]

        return evaluate


def high_water():
    with open("/proc/self/status") as status:
        return next(int(s.split()[1]) for s in status if s.startswith("VmHWM:"))


def result(J, grad):
    squares = sum(float((np.asarray(g, np.float64) ** 2).sum()) for g in grad)
    return "%.17g %.17g" % (J, squares ** 0.5)


def read(text):
    task = dict(pair.split("=", 1) for pair in text.split())
    task["sizes"] = [int(s) for s in task["sizes"].split(",")]
    task["m"], task["lambda"] = int(task["m"]), float(task["lambda"])
    task["x"] = "bool" if task["x"] == "logical" else task["x"]
    return task


def peak(library, text):
    task = read(text)
    library.evaluation(dict(task, m=100))()
    evaluate = library.evaluation(task)
    with open("/proc/self/clear_refs", "w") as to:
        to.write("5")                              # the peak so far is forgotten
    before = high_water()
    J, grad = evaluate()
    after = high_water()
    return "%s %.1f" % (result(J, grad), (after - before) / 1024)


def main():
    library = {"torch": Torch, "sklearn": Sklearn}[sys.argv[1]]()
    tasks = {}
    while True:
        line = sys.stdin.readline()
        word, _, rest = line.strip().partition(" ")
        if not line or word == "quit":
            return
        if not word:
            continue
        try:
            if word == "hello":
                reply = library.about()
            elif word == "make":
                name = read(rest)["id"]
                tasks[name] = library.ready(read(rest))
                reply = result(*tasks[name]())
            elif word == "run":
                name, k = rest.split()
                reply = "%.9g" % timed(tasks[name], int(k))
            elif word == "peak":
                reply = peak(library, rest)
            else:
                tasks.clear()
                reply = "ok"
        except Exception as e:
            reply = "error %s: %s" % (type(e).__name__, " ".join(str(e).split()))
        print(reply, end="\n\n", flush=True)


main()
