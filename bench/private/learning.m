function learning (team)
% LEARNING  Training in full batches and in mini-batches, if the data are installed.

% SPDX-License-Identifier: GPL-3.0-or-later

folder = '/usr/share/datasets/fashion-mnist';
if ~ exist (folder, 'dir')
  fprintf ('\nneeds Fashion-MNIST (Debian: dataset-fashion-mnist)\n');
  return
end
addpath (fullfile (team.source, 'm'), fullfile (team.build, 'src'));
if team.quick
  training (1, folder);
  epochs (1, 0, folder);
else
  training (3, folder);
  epochs (7, 5, folder);
end
end
