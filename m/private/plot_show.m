function h = plot_show (draw, given, caller)
% PLOT_SHOW  Draws into the current figure, or into a file.
%
%   h = plot_show (draw, given, caller)
%
%   draw     h = draw () draws, and returns the handles of the axes
%   given    struct: File, [] or a name, and Size, in pixels or points
%   caller   the public function's name, for errors
%   h        [] if there is a file
%
%   A file is drawn in a separate figure, which is closed again, by gnuplot if it is there: it
%   needs neither a display nor Ghostscript.

% SPDX-License-Identifier: GPL-3.0-or-later

octave = exist ('OCTAVE_VERSION', 'builtin') > 0;
if isempty (given.File) && ~ ischar (given.File)
  if octave && ~ have_window_system ()
    set (gcf (), 'visible', 'off');     % else gnuplot draws in the terminal
  end
  h = draw ();
  return
end
ending = check_file (given.File, caller);
area = check_size (given.Size, caller);
before = get (0, 'currentfigure');
states = warning ();
restore = onCleanup (@() warning (states));
if octave
  warning ('off', 'Octave:gnuplot-graphics');
  warning ('off', 'print:nogs');
end
f = figure ('visible', 'off');
closing = onCleanup (@() leave (f, before));
device = ['-d', ending];
if octave
  if any (strcmp (available_graphics_toolkits (), 'gnuplot'))
    graphics_toolkit (f, 'gnuplot');
    device = [device, repmat('cairo', 1, ~ strcmp (ending, 'svg'))];
  end
end
set (f, 'position', [0, 0, area], 'paperunits', 'points', 'papersize', area, ...
     'paperposition', [0, 0, area]);
draw ();
widen (f, area(1) / 560);
part = [tempname(), '.', ending];       % gnuplot cannot write to every name
removing = onCleanup (@() file_delete (part));
if octave
  print (f, part, device, sprintf ('-S%d,%d', area));
else
  print (f, part, device, '-r72');
end
problem = file_replace (file_followed (file_name (given.File)), contents (part));
if ~ isempty (problem)
  error ('backprop:file', '%s: File must be one that can be written, but %s: %s', caller, ...
         given.File, problem);
end
h = [];
end

% Texts grow with the picture; lines and markers have to be made larger.
function widen (f, scale)
for kind = {'line', 'patch', 'axes'}
  for object = reshape (findall (f, 'type', kind{1}), 1, [])
    set (object, 'linewidth', max (1, scale * get (object, 'linewidth')));
    if ~ strcmp (kind{1}, 'axes')
      set (object, 'markersize', max (1, scale) * get (object, 'markersize'));
    end
  end
end
end

function leave (f, before)
if ishandle (f)
  close (f);
end
if ~ isempty (before) && ishandle (before)
  set (0, 'currentfigure', before);
end
end

function bytes = contents (file)
f = fopen (file, 'r');
bytes = fread (f, Inf, '*uint8');
fclose (f);
end

function ending = check_file (file, caller)
ending = '';
if ischar (file) && size (file, 1) == 1
  ending = lower (regexprep (file, '^.*\.', ''));
end
if ~ any (strcmp (ending, {'png', 'svg', 'pdf'}))
  error ('backprop:value', '%s: File must be a name that ends in .png, .svg or .pdf, but is %s', ...
         caller, describe_value (file));
end
end

function area = check_size (area, caller)
fits = isnumeric (area) && isreal (area) && numel (area) == 2;
if ~ fits || ~ all (area(:) >= 100 & area(:) <= 10000 & area(:) == fix (area(:)))
  error ('backprop:value', ['%s: Size must be [width, height], whole numbers from 100 to ', ...
         '10000, but is %s'], caller, describe_numbers (area));
end
area = double (reshape (area, 1, 2));
end
