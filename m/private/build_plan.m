function plan = build_plan (source, sets)
% BUILD_PLAN  The sources to compile for the gateway, with the flags of each.
%
%   plan = build_plan (source, sets)
%
%   source   the folder with core/ and mex/
%   sets     cell of instruction sets that the engine gets kernels for, {} for none: then the
%            BLAS does the products of matrices
%
%   plan     struct array: source (a file), variant (a folder for its object, so that none
%            replaces another), flags. src/Makefile.am has the same rules.

% SPDX-License-Identifier: GPL-3.0-or-later

core = fullfile (source, 'core');
kernels = all_but (fullfile (core, 'kernels'), {'choose.c', 'product_blas.c'});
witness = all_but (fullfile (core, 'witness'), {});
batches = {'minibatch.c', 'minibatch_pass.c', 'minibatch_workspace.c'};
typed = [{fullfile(core, 'kernels', 'choose.c')}, all_but(fullfile (core, 'engine'), {}), ...
         fullfile(core, 'training', batches)];
others = [{fullfile(core, 'backprop.c')}, all_but(fullfile (core, 'base'), {}), ...
          all_but(fullfile (core, 'job'), {}), ...
          all_but(fullfile (core, 'training'), batches)];
if isempty (sets)
  define = '';
else
  define = '-DBP_KERNELS ';
end

plan = rows (others, 'both', define);
plan = [plan, rows(typed, 'double', define), rows(typed, 'single', [define, '-DREAL_IS_SINGLE'])];
for set = [{'blas'}, sets]
  products = all_but (fullfile (core, 'kernels', 'tiles'), {});
  if strcmp (set{1}, 'blas')
    products = {fullfile(core, 'kernels', 'product_blas.c')};
  end
  flags = sprintf ('%s-DISA=_%s %s', define, set{1}, set_flags (set{1}));
  files = [kernels, products];
  plan = [plan, rows([files, witness], ['double_', set{1}], flags), ...
          rows(files, ['single_', set{1}], [flags, ' -DREAL_IS_SINGLE'])];
end
end

% The C sources of a folder, without some.
function files = all_but (folder, without)
found = dir (fullfile (folder, '*.c'));
names = setdiff ({found.name}, without);
files = cell (1, numel (names));
for i = 1:numel (names)
  files{i} = fullfile (folder, names{i});
end
end

function plan = rows (files, variant, flags)
plan = struct ('source', files, 'variant', variant, 'flags', flags);
end

% As configure.ac has them.  GCC for Windows does not align what it keeps of a large vector on
% the stack: its assembler makes loads and stores of these that need no alignment.
function flags = set_flags (set)
large = '';
if ispc ()
  large = ' -Wa,-muse-unaligned-vector-move';
end
v3 = '-mpopcnt -mavx2 -mfma -mbmi -mbmi2';
switch set
  case 'v2'
    flags = '-msse4.2 -mpopcnt';
  case 'v3'
    flags = [v3, large];
  case 'v4'
    flags = [v3, ' -mavx512f -mavx512bw -mavx512cd -mavx512dq -mavx512vl', large];
  otherwise
    flags = '';
end
end
