"""defaults.py -- scikit-learn's networks with all their defaults.

    defaults.py ACTIVATION SOLVER SEED FILE SEED FILE ...

SPDX-License-Identifier: GPL-3.0-or-later

A file has what defaults.m wrote: doubles, m, the columns of X, how many examples are
learnt from (the first), whether y is a class; X by columns, y.  Prints for each the accuracy in per cent on the other examples, or
the root mean square error.
"""
import sys
import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier, MLPRegressor

warnings.filterwarnings("ignore")
activation, solver = sys.argv[1:3]
for seed, file in zip(map(int, sys.argv[3::2]), sys.argv[4::2]):
    data = np.fromfile(file)
    m, n, learnt, classes = data[:4].astype(int)
    X = np.ascontiguousarray(data[4:4 + m * n].reshape(n, m).T)
    y = data[4 + m * n:]
    Network = MLPClassifier if classes else MLPRegressor
    net = Network(activation=activation, solver=solver, random_state=seed)
    net.fit(X[:learnt], y[:learnt])
    h = net.predict(X[learnt:])
    if classes:
        print(100 * np.mean(h == y[learnt:]))
    else:
        print(np.sqrt(np.mean((h - y[learnt:]) ** 2)))
