function id = checkpoint_identity (job, X, Y)
% CHECKPOINT_IDENTITY  What must be the same in training and in a checkpoint of it.
%
%   id = checkpoint_identity (job, X, Y)
%
%   id   struct: the options that change the numbers, the network, the sizes,
%        and checksums of the data: of Y, weights and, of X, some rows.

% SPDX-License-Identifier: GPL-3.0-or-later

given = job.given;
known = train_options_table ();
names = {known([known.numbers]).name};
for k = 1:numel (names)
  id.(names{k}) = given.(names{k});
end
if strcmp (given.LearnRateSchedule, 'cosine')
  id.Epochs = given.Epochs;             % each step then depends on them
end
id.Precision = job.class;
id.Network = job.handed;
id.Scaling = rmfield (job.scaling, 'net');
id.Examples = size (X);
id.X = print_of_rows (X);
id.Y = print (Y);
id.Weights = print (given.Weights);
id.ValidationData = [];
if ~ isempty (given.ValidationData)
  id.ValidationData = [print_of_rows(given.ValidationData{1}), ...
                       print(given.ValidationData{2})];
end
if ~ isempty (job.ranks)
  own = {id.Examples, id.X, id.Y, id.Weights, id.ValidationData};
  id.Parts = ranks_gather (job.ranks, double (checkpoint_checksum (checkpoint_pack (own))))';
  id.Ranks = job.ranks.size;
  [id.Examples, id.X, id.Y, id.Weights, id.ValidationData] = deal ([]);
end
end

% Evenly spread rows, with at most about a million entries.
function p = print_of_rows (X)
p = [];
if (isnumeric (X) || islogical (X)) && ndims (X) == 2
  [m, n] = size (X);
  rows = min (m, max (1, floor (1e6 / max (1, n))));
  p = print (X(unique (round (linspace (1, m, rows))),:));
end
end

function p = print (A)
p = [];
if (isnumeric (A) || islogical (A)) && ~ isempty (A)
  A = full (double (A));
  p = [size(A), checkpoint_checksum(reshape (typecast (A(:), 'uint8'), [], 1))];
end
end
