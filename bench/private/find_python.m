function python = find_python (module)
% FIND_PYTHON  A Python that can import a module, or '': $PYTHON, Debian's, the path's.

% SPDX-License-Identifier: GPL-3.0-or-later

persistent found
if isfield (found, module)
  python = found.(module);
  return
end
candidates = {getenv('PYTHON'), '/usr/bin/python3', 'python3'};
for i = 1:numel (candidates)
  python = candidates{i};
  if ~ isempty (python)
    [status, ~] = system (['"', python, '" -c "import ', module, '" 2>&1']);
    if status == 0
      break
    end
  end
  python = '';
end
found.(module) = python;
end
