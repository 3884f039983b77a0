function s = train_sample (job)
% TRAIN_SAMPLE  Some training examples, on which start and end are compared.
%
%   s = train_sample (job)
%
%   s.X, s.Y, s.weights   at most 1000 examples, spread evenly, with weights above 0

% SPDX-License-Identifier: GPL-3.0-or-later

if ~ isempty (job.ranks)
  s = of_all (job);
  return
end
rows = 1:job.m;
s.weights = [];
if ~ isempty (job.weights)
  rows = find (job.weights(:)' > 0);
end
rows = rows(unique (round (linspace (1, numel (rows), min (numel (rows), 1000)))));
if ~ isempty (job.weights)
  s.weights = job.weights(rows);
end
s.X = job.X(rows,:);
if numel (job.Y) == job.m
  s.Y = job.Y(rows);
else
  s.Y = job.Y(rows,:);
end
end

% The same, from all ranks.
function s = of_all (job)
rows = 1:size (job.X, 1);
weights = ones (size (job.X, 1), 1);
if ~ isempty (job.weights)
  rows = find (job.weights(:)' > 0);
  weights = job.weights(:);
end
rows = rows(ranks_own (job.ranks, numel (rows)));
s.X = cast (ranks_gather (job.ranks, full (double (job.X(rows,:)))), job.class);
if numel (job.Y) == size (job.X, 1)
  s.Y = ranks_gather (job.ranks, full (double (reshape (job.Y(rows), [], 1))));
else
  s.Y = ranks_gather (job.ranks, full (double (job.Y(rows,:))));
end
s.weights = ranks_gather (job.ranks, reshape (full (double (weights(rows))), [], 1));
end
