function object = build_object (row, include, folder)
% BUILD_OBJECT  Compiles one source for the gateway, by the compiler of mex.
%
%   object = build_object (row, include, folder)
%
%   row       a row of build_plan
%   include   cell of folders where its headers are
%   folder    where the object goes: into a folder of the name row.variant
%
%   object    its file; '' if the compiler failed, whose messages are then on the screen

% SPDX-License-Identifier: GPL-3.0-or-later

[~, name, ending] = fileparts (row.source);
within = fullfile (folder, row.variant);
if ~ strcmp (file_kind (within), 'folder')
  mkdir (within);
end
flags = ['-O3 -fno-math-errno -fno-trapping-math -ffp-contract=fast ', ...
         '-fvisibility=hidden -Wno-psabi ', row.flags];
include = strcat ('-I', include);
if exist ('OCTAVE_VERSION', 'builtin')
  object = fullfile (within, [name, '.o']);
  variable = 'CFLAGS';
  if strcmp (ending, '.cc')
    variable = 'CXXFLAGS';
  else
    flags = ['-std=c11 ', flags];
  end
  before = getenv (variable);
  restore = onCleanup (@() put_back (variable, before));
  setenv (variable, flags);
  warned = warning ();
  silence = onCleanup (@() restore_warnings (warned));
  warning ('off', 'all');                          % the compiler prints its own messages
  [~, failed] = mkoctfile ('--mex', '-c', '-o', object, include{:}, row.source);
  if failed
    object = '';
  end
else
  ends = '.o';
  if ispc ()
    ends = '.obj';
  end
  object = fullfile (within, [name, ends]);
  try
    mex ('-c', '-silent', '-R2018a', '-outdir', within, include{:}, 'COPTIMFLAGS=-DNDEBUG', ...
         ['CFLAGS=$CFLAGS -std=c11 ', flags], row.source);
  catch e
    fprintf ('%s\n', e.message);
    object = '';
  end
end
end

% setenv would leave an empty variable where there was none, and mkoctfile uses it.
function put_back (variable, before)
if isempty (before)
  unsetenv (variable);
else
  setenv (variable, before);
end
end
