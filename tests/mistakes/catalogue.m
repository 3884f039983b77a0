function list = catalogue ()
% CATALOGUE  Every mistake of the collection, in each style it is written in.
%
% list = catalogue () is a struct array:
%   mistake   what the file of that style calls it: the catalogue's number, and a
%             letter where one mistake is written in several ways
%   id        what nncheck calls it
%   style     'vectorised' or 'loops'
%   call      the cost function with that mistake: the course's signature
%
% See also vectorised, loops, pairs.

% SPDX-License-Identifier: GPL-3.0-or-later

% mistake, id; whether vectorised and loops have it
rows = {
  '1',    '',  1, 1
  '2',    '',  1, 1
  '3',    '',  1, 1
  '4a',   '',  1, 1
  '4b',   '',  1, 1
  '5a',   '',  1, 1
  '5b',   '',  1, 0
  '6',    '',  1, 1
  '7',    '',  1, 1
  '8a',   '',  1, 1
  '8b',   '',  1, 1
  '9',    '',  1, 1
  '10',   '',  1, 1
  '11a',  '',  0, 1
  '11b',  '',  1, 1
  '12a',  '',  1, 1
  '12b',  '',  1, 1
  '12c',  '',  1, 1
  '14',   '',  1, 1
  '15',   '',  1, 1
  '16',   '',  1, 1
  '17a',  '',  1, 1
  '17b',  '',  1, 1
  '18a',  '',  1, 1
  '18b',  '',  1, 1
  '19',   '',  1, 1
  '20a',  '',  1, 1
  '20b',  '',  1, 1
  '21a',  '',  1, 1
  '21b',  '',  1, 1
  '21c',  '',  1, 1
  '21d',  '',  1, 1
  '22a',  '',  1, 1
  '22b',  '',  1, 1
  '23',   '',  1, 1
  '23b',  '',  0, 1
  '24a',  '',  1, 1
  '24b',  '',  1, 1
  '24c',  '',  1, 1
  '25a',  '',  1, 1
  '25b',  '',  1, 1
  '25c',  '',  1, 1
  '26',   '',  1, 1
  '27a',  '',  1, 1
  '27b',  '',  1, 1
  '28a',  '',  1, 1
  '28b',  '',  1, 1
  '29',   '',  1, 1
  '30a',  '',  1, 1
  '30b',  '',  1, 1
  '31',   '',  1, 1
  '32a',  '',  1, 1
  '32b',  '',  0, 1
  '33',   '',  0, 1
  '34',   '',  0, 1
  '35a',  '',  0, 1
  '35b',  '',  0, 1
  '36',   '',  1, 1
  '37',   '',  1, 1
  '38',   '',  1, 1
  '39a',  '',  1, 1
  '39b',  '',  1, 1
  '39c',  '',  1, 1
  '40',   '',  1, 1
  '41a',  '',  1, 1
  '41b',  '',  1, 1
  '41c',  '',  1, 1
  '41d',  '',  1, 1
  '42a',  '',  0, 1
  '42b',  '',  1, 1
  '43a',  '',  1, 1
  '43b',  '',  1, 1
  '44',   '',  1, 1
  '45a',  '',  1, 1
  '45b',  '',  1, 1
  '46a',  '',  1, 1
  '46b',  '',  1, 1
  '46c',  '',  1, 1
  '47',   '',  1, 1
  '48',   '',  1, 1
  '49',   '',  1, 1
  '50',   '',  1, 1
  '51a',  '',  1, 1
  '51b',  '',  1, 1
  '52',   '',  1, 1
  '53',   '',  1, 1
  '54',   '',  1, 1
  '55a',  '',  1, 1
  '55b',  '',  1, 1
  '55c',  '',  1, 1
  '56',   '',  1, 1
  '57',   '',  1, 1
  '58a',  '',  1, 1
  '58b',  '',  1, 1
  '58c',  '',  1, 1
  '59',   '',  1, 1
  '60a',  '',  1, 1
  '60b',  '',  1, 1
  '60c',  '',  1, 1
  '62a',  '',  1, 1
  '62b',  '',  1, 1
  '63',   '',  1, 1
  '64',   '',  1, 1
  '65',   '',  1, 1
  '66',   '',  1, 1
};

list = struct ('mistake', {}, 'id', {}, 'style', {}, 'call', {});
styles = {'vectorised', 'loops'};
for i = 1:size (rows, 1)
  for k = find ([rows{i,3:4}])
    f = str2func (styles{k});
    list(end+1) = struct ('mistake', rows{i,1}, 'id', rows{i,2}, 'style', styles{k}, ...
                          'call', @(varargin) f (rows(i,1), varargin{:}));
  end
end
end
