function s = train_sample (job)
% TRAIN_SAMPLE  Some training examples, on which start and end are compared.
%
%   s = train_sample (job)
%
%   s.X, s.Y, s.weights   at most 1000 examples, spread evenly, with weights above 0

% SPDX-License-Identifier: GPL-3.0-or-later

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
