"""epochs.py -- scikit-learn or PyTorch, which train by mini-batches when asked.

    epochs.py sklearn|torch single|double FOLDER

SPDX-License-Identifier: GPL-3.0-or-later

The network, the data and the words it is asked in are those of epochs.m: `epoch`
trains one more epoch and answers its seconds, `accuracy SEED EPOCHS` trains from
the start and answers the share of the test images that come out right.  X lies in
memory in the precision of the training, as these libraries want it.
"""
import gzip
import os
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
library, precision, folder = sys.argv[1:4]
kind = {"single": np.float32, "double": np.float64}[precision]


def read(name, head):
    with gzip.open(os.path.join(folder, name)) as file:
        return np.frombuffer(file.read(), np.uint8, offset=head)


def images(name):
    return read(name, 16).reshape(-1, 784).astype(kind) / kind(255)


X, y = images("train-images-idx3-ubyte.gz"), read("train-labels-idx1-ubyte.gz", 8)
Xtest, ytest = images("t10k-images-idx3-ubyte.gz"), read("t10k-labels-idx1-ubyte.gz", 8)
LAMBDA = 6.0


class Sklearn:
    def __init__(self, seed):
        from sklearn.neural_network import MLPClassifier
        # a plain seed would give partial_fit the same order in each epoch
        self.net = MLPClassifier((100,), activation="relu", solver="adam", batch_size=128,
                                 random_state=np.random.RandomState(seed))
        # its penalty is alpha/(2b) |W|^2 in each batch of b; ours lambda/(2m)
        self.net.alpha = LAMBDA * 128 / len(X)

    def epoch(self):
        self.net.partial_fit(X, y, classes=np.arange(10))

    def accuracy(self):
        return float((self.net.predict(Xtest) == ytest).mean())


class Torch:
    def __init__(self, seed):
        import torch
        self.torch = torch
        torch.manual_seed(seed)
        torch.set_num_threads(len(os.sched_getaffinity(0)))
        self.X, self.y = torch.from_numpy(X), torch.from_numpy(y.astype(np.int64))
        self.net = torch.nn.Sequential(torch.nn.Linear(784, 100), torch.nn.ReLU(),
                                       torch.nn.Linear(100, 10)).to(self.X.dtype)
        weights = [p for p in self.net.parameters() if p.dim() > 1]
        biases = [p for p in self.net.parameters() if p.dim() == 1]
        self.step = torch.optim.Adam([{"params": weights, "weight_decay": LAMBDA / len(X)},
                                      {"params": biases}], lr=1e-3)
        self.loss = torch.nn.CrossEntropyLoss()

    def epoch(self):
        for i in self.torch.randperm(len(self.y)).split(128):
            self.step.zero_grad(set_to_none=True)
            self.loss(self.net(self.X[i]), self.y[i]).backward()
            self.step.step()

    def accuracy(self):
        with self.torch.no_grad():
            guess = self.net(self.torch.from_numpy(Xtest)).argmax(1).numpy()
        return float((guess == ytest).mean())


kinds = {"sklearn": Sklearn, "torch": Torch}
net = None
for line in sys.stdin:
    words = line.split()
    if not words:
        continue
    if words[0] == "quit":
        break
    try:
        if words[0] == "hello":
            module = __import__(library)
            reply = "%s %s" % (library, module.__version__)
        elif words[0] == "epoch":
            net = net or kinds[library](0)
            start = time.perf_counter()
            net.epoch()
            reply = "%.6f" % (time.perf_counter() - start)
        else:
            trial = kinds[library](int(words[1]))
            for _ in range(int(words[2])):
                trial.epoch()
            reply = "%.4f" % trial.accuracy()
    except Exception as e:
        reply = "error %s: %s" % (type(e).__name__, " ".join(str(e).split()))
    print(reply, end="\n\n", flush=True)
