function server = start (team, name, varargin)
% START  Start a competitor, a separate process that waits for requests.
%
%   server = start (team, name)
%   server = start (team, name, 'VARIABLE=value', ...)
%
%   name     package, course (the vectorised code), ref, torch or sklearn
%   server   a struct with name, label, the pipes in and out, pid, about (its
%            description of itself); alive is false if it could not be started
%   The strings 'VARIABLE=value' are set in its environment.

% SPDX-License-Identifier: GPL-3.0-or-later

labels = struct ('package', 'this package', 'course', 'course, vectorised', ...
                 'ref', 'ref', 'torch', 'PyTorch', 'sklearn', 'scikit-learn');
server = struct ('name', name, 'label', labels.(name), 'in', -1, 'out', -1, ...
                 'pid', -1, 'alive', false, 'about', 'not installed');
here = fullfile (team.source, 'bench');
switch name
  case {'package', 'course'}
    code = sprintf ('addpath (%s); serve (''%s'', %s, %s)', quoted (here), ...
                    name, quoted (team.source), quoted (team.build));
    command = {team.octave, '--norc', '--no-history', '--quiet', ...
               '--eval', code};
  case 'ref'
    % as many threads as the package has, each with a BLAS of one thread
    command = {'OPENBLAS_NUM_THREADS=1', 'MKL_NUM_THREADS=1', ...
               'BLIS_NUM_THREADS=1', 'OMP_PROC_BIND=true', ...
               'OMP_PLACES=cores', ...
               ['OMP_NUM_THREADS=', strtok(team.package.about)], ...
               fullfile(team.build, 'bench', 'ref')};
  otherwise
    python = find_python (name);
    if isempty (python)
      return
    end
    command = {python, fullfile(here, 'peers.py'), name};
end
[server.in, server.out, server.pid] = popen2 ('env', [varargin, command], true);
server.alive = true;
[server.about, server.alive] = ask (server, 'hello');
end

function text = quoted (text)
text = ['''', strrep(text, '''', ''''''), ''''];
end
