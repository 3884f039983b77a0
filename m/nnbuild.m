function file = nnbuild (folder, varargin)
% NNBUILD  Compiles the engine, from inside MATLAB or Octave.
%
%   file = nnbuild ()
%   file = nnbuild (folder)
%   file = nnbuild (folder, 'Sources', src)
%
%   For systems without autotools, mainly MATLAB (R2018a or later), where nothing
%   else builds it. In Octave, ./quickstart install or pkg install do the same,
%   and faster. It needs the folder of the sources, and the compiler that mex
%   uses: GCC, clang or, on Windows, MinGW (not Visual C++, which does not have
%   their vector types). It takes some minutes.
%
%   folder    where the gateway is written; by default next to nnbuild.m, where
%             the other functions find it. For another folder: addpath (folder).
%   src       the folder with the sources, core/ and mex/; by default src/
%             next to the folder of nnbuild.m. An installed package has none.
%
%   file      the gateway's file: backprop_mex, with the ending that mexext
%             says.
%
%   The engine gets kernels for the instruction sets of x86-64 or arm64. If the
%   compiler cannot build them, a message says so, and the BLAS of Octave or
%   MATLAB computes the products of matrices. In MATLAB, Ctrl-C waits until a
%   call of the engine has ended.
%
%   It has been run only in Octave, never in MATLAB.
%
%   Errors: backprop:usage, backprop:type, backprop:option, backprop:file,
%   backprop:build.
%
%   Example:
%     nnbuild ();                 % in the folder m/ of the sources
%     [n, isa] = nnthreads ()
%
%   See also nnthreads, mex.

% SPDX-License-Identifier: GPL-3.0-or-later

here = fileparts (mfilename ('fullpath'));
if nargin == 0
  folder = here;
end
given = parse_options ('nnbuild', struct ('Sources', fullfile (fileparts (here), 'src')), ...
                       varargin);
folder = whole_folder (folder, 'folder');
source = whole_name (given.Sources, 'Sources');
if ~ strcmp (file_kind (fullfile (source, 'core', 'backprop.h')), 'file')
  error ('backprop:file', ['nnbuild: Sources must be a folder with core/ and mex/, but is ', ...
         '%s (an installed package has none: build in the folder of the sources)'], source);
end

work = tempname ();
mkdir (work);
cleanup = onCleanup (@() remove (work));
[sets, common] = processor (source, work);
plan = build_plan (source, sets);
for i = 1:numel (plan)
  plan(i).flags = [plan(i).flags, ' ', common];
end
include = {fullfile(source, 'core')};
objects = cell (1, numel (plan));
for i = 1:numel (plan)
  objects{i} = compiled (plan(i), include, work);
  if mod (i, 20) == 0
    fprintf ('nnbuild: %d of %d files are compiled\n', i, numel (plan));
  end
end
file = link (gateway (source, objects, work), folder, work);
fprintf ('nnbuild: %s\n', file);
end

function object = compiled (row, include, work)
object = build_object (row, include, work);
if isempty (object)
  error ('backprop:build', 'nnbuild: the compiler must build all of the sources, but not %s', ...
         row.source);
end
end

% The instruction sets that the processor may have and the compiler supports, and the flags of
% all sources.
function [sets, common] = processor (source, work)
if exist ('OCTAVE_VERSION', 'builtin')
  name = computer ();
  common = '';
  if ~ isempty (mkoctfile ('-p', 'F77_INTEGER8_FLAG'))
    common = '-DBP_BLAS_INT=ptrdiff_t';
  end
else
  name = computer ('arch');
  common = '-DMATLAB_MEX_FILE -DBP_BLAS_INT=ptrdiff_t';
  if ispc ()
    common = [common, ' -DBP_BLAS_PLAIN'];
  end
end
if ~ isempty (regexp (name, '^(aarch64|arm64|maca64)', 'once'))
  sets = {'neon'};
elseif ~ isempty (regexp (name, '^(x86_64|glnxa64|win64|maci64)', 'once'))
  sets = {'v2', 'v3', 'v4'};
else
  sets = {};
end
if ~ isempty (sets)
  plan = build_plan (source, sets(end));
  [~, names] = cellfun (@fileparts, {plan.source}, 'UniformOutput', false);
  last = strcmp (names, 'panels') & strcmp ({plan.variant}, ['single_', sets{end}]);
  if isempty (build_object (plan(last), {fullfile(source, 'core')}, fullfile (work)))
    fprintf (['nnbuild: the compiler cannot build the kernels for %s: the BLAS does the ', ...
              'products of matrices\n'], name);
    sets = {};
  end
end
end

% The gateway's own objects, with those of the engine.
function objects = gateway (source, objects, work)
found = dir (fullfile (source, 'mex', '*.c'));
names = {found.name};
flags = '';
if exist ('OCTAVE_VERSION', 'builtin')
  names{end + 1} = 'interrupt.cc';
else
  flags = '-DMATLAB_MEX_FILE';
end
for i = 1:numel (names)
  row = struct ('source', fullfile (source, 'mex', names{i}), 'variant', 'gateway', ...
                'flags', flags);
  if strcmp (names{i}, 'backprop_mex.c')
    row.flags = [flags, ' -fvisibility=default'];  % the function that is visible from outside
  end
  objects{end + 1} = compiled (row, {}, work);
end
end

function file = link (objects, folder, work)
clear ('backprop_mex');                            % it may be in use
before = cd (work);                                % so that their names are short
back = onCleanup (@() cd (before));
objects = strrep (objects, [work, filesep()], '');
if exist ('OCTAVE_VERSION', 'builtin')
  file = fullfile (folder, 'backprop_mex.mex');
  blas = strsplit (strtrim (mkoctfile ('-p', 'BLAS_LIBS')), ' ');
  [~, failed] = mkoctfile ('--mex', '-pthread', '-o', file, objects{:}, blas{:});
else
  file = fullfile (folder, ['backprop_mex.', mexext()]);
  mex ('-silent', '-R2018a', '-output', fullfile (folder, 'backprop_mex'), objects{:}, ...
       '-lmwblas');
  failed = false;
end
if failed || ~ strcmp (file_kind (file), 'file')
  error ('backprop:build', 'nnbuild: the linker must make %s, but has failed', file);
end
end

function folder = whole_folder (folder, name)
folder = whole_name (folder, name);
if ~ strcmp (file_kind (file_followed (folder)), 'folder')
  error ('backprop:file', 'nnbuild: %s must be a folder, but there is no %s', name, folder);
end
end

% A folder's whole name.  Characters that are special in a shell are refused, because the
% compiler is called by a shell.
function folder = whole_name (folder, name)
folder = plain_text (folder);
if ~ ischar (folder) || size (folder, 1) ~= 1
  error ('backprop:type', 'nnbuild: %s must be the name of a folder, but is %s', name, ...
         describe_value (folder));
end
folder = file_name (folder);
if ~ isempty (regexp (folder, '["$`\\]', 'once')) && ~ ispc ()
  error ('backprop:file', ['nnbuild: the name of a folder must be without ", $, ` and \\, ', ...
         'but is %s'], folder);
end
end

function remove (work)
if exist ('OCTAVE_VERSION', 'builtin')
  confirm_recursive_rmdir (false, 'local');
end
rmdir (work, 's');
end

%!demo
%! % it says what it needs where there are no sources, before it makes anything
%! try
%!   nnbuild (tempdir (), 'Sources', tempdir ())
%! catch e
%!   disp (e.message)
%! end

%!error <^nnbuild: folder must be the name of a folder, but is 3$> nnbuild (3)
%!error <^nnbuild: folder must be a folder, but there is no .*no-such$> nnbuild ('no-such')
%!error <^nnbuild: an option must be Sources, but is 'X'$> nnbuild (pwd (), 'X', 1)
%!test % without sources there is an error that says what is missing, and no file is made
%! empty = tempname ();
%! mkdir (empty);
%! removed = onCleanup (@() rmdir (empty));
%! for source = {empty, fullfile(empty, 'packages', 'src')}
%!   try
%!     nnbuild (empty, 'Sources', source{1});
%!     reached = true;
%!   catch e
%!     reached = false;
%!   end
%!   assert (! reached)
%!   assert (e.identifier, 'backprop:file')
%!   assert (! isempty (strfind (e.message, 'an installed package has none')))
%! end
%!error <^nnbuild: the name of a folder must be without ", \$, ` and \\, but is .*a\$b$> nnbuild ('a$b')
