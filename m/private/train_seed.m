function job = train_seed (job, restart)
% TRAIN_SEED  The same job with the seed of its start number `restart`, from 0.
%
%   job = train_seed (job, restart)

% SPDX-License-Identifier: GPL-3.0-or-later

job.given.Seed = mod (job.seed + restart, 2^32);
job.how.Seed = job.given.Seed;
end
