"""training.py -- scikit-learn's full-batch training to a given cost.

    training.py FILE

SPDX-License-Identifier: GPL-3.0-or-later

FILE has what training.m wrote: doubles, m, the three layers, the cost to reach, X by
columns, the classes from 0 on.  Prints the evaluations and the seconds until then.
"""
import sys
import time
import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier

warnings.filterwarnings("ignore")
data = np.fromfile(sys.argv[1])
m, n, hidden, classes = data[:4].astype(int)
goal, data = data[4], data[5:]
X = np.ascontiguousarray(data[:m * n].reshape(n, m).T)
Y = np.eye(classes, dtype=int)[data[m * n:].astype(int)]    # logistic outputs


class Reached(Exception):
    pass


class Network(MLPClassifier):
    evaluations = 0

    def _loss_grad_lbfgs(self, *args, **kwargs):
        loss, grad = super()._loss_grad_lbfgs(*args, **kwargs)
        self.evaluations += 1
        if loss <= goal:
            raise Reached
        return loss, grad


net = Network((hidden,), activation="logistic", solver="lbfgs", alpha=1, max_iter=2000,
              max_fun=10**6, tol=1e-9, random_state=1)
start = time.perf_counter()
try:
    net.fit(X, Y)
    print("nan nan")
except Reached:
    print(net.evaluations, time.perf_counter() - start)
