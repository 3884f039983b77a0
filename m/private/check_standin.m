function advice = check_standin (name)
% CHECK_STANDIN  Advice if the package's function was found instead of the user's.
%
%   advice = check_standin (name)
%
%   advice   cellstr. It names a file with a similar name in the current folder or in one of
%            its folders.

% SPDX-License-Identifier: GPL-3.0-or-later

advice = {};
wanted = [name, '.m'];
for folder = [{''}, below()]
  files = dir (fullfile (pwd (), folder{1}));
  for found = {files(~ [files.isdir]).name}
    file = fullfile (folder{1}, found{1});
    if strcmp (found{1}, wanted) && ~ isempty (folder{1})
      advice{end+1} = sprintf ('There is %s: go to its folder by cd %s.', file, folder{1});
    elseif ~ strcmp (found{1}, wanted) && resembles (found{1}, name)
      advice{end+1} = sprintf (['There is %s, but the file must be named %s, ', ...
                                'in just these letters.'], file, wanted);
    end
  end
end
if isempty (advice)
  advice = {sprintf(['Go to the folder of your %s by cd: a file in the current folder is ', ...
    'found first. Or add that folder after the package: pkg load backprop, then addpath.'], ...
    wanted)};
end
end

function folders = below ()
entries = dir (pwd ());
folders = {entries([entries.isdir]).name};
folders = folders(~ strncmp (folders, '.', 1));
folders = folders(1:min (50, end));
end

% nncostfunction.m, nnCostFunction (1).m, nnCostFunction.m.txt, nnCostFuntion.m
function yes = resembles (file, name)
plain = @(text) lower (regexprep (text, '[^A-Za-z]', ''));
word = plain (regexprep (file, '\.m\>.*$', ''));
yes = ~ isempty (regexp (file, '\.m\>', 'once')) && edit_distance (word, plain (name)) <= 2;
end

%!test
%! assert (regexp (check_standin ('no_such_name'){1}, '^Go to the folder', 'once'), 1)
%! mkdir ('nnstandin_sample');
%! for file = {'nncostfunction.m', 'nnCostFunction (1).m', 'nnCostFunction.m', 'other.m'}
%!   fclose (fopen (fullfile ('nnstandin_sample', file{1}), 'w'));
%! end
%! advice = sort (check_standin ('nnCostFunction'));
%! confirm_recursive_rmdir (false, 'local');
%! rmdir ('nnstandin_sample', 's');
%! assert (numel (advice), 3)
%! assert (advice{1}, ['There is nnstandin_sample/nnCostFunction (1).m, but the file must be ', ...
%!                     'named nnCostFunction.m, in just these letters.'])
%! assert (advice{2}, ['There is nnstandin_sample/nnCostFunction.m: go to its folder by cd ', ...
%!                     'nnstandin_sample.'])
