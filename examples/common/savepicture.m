function savepicture (name, inches, draw)
% SAVEPICTURE  Draw a figure, on the screen if there is one, and in a file.
%
%   name     of the file, 'xor.png': in the current folder or, if that can't be
%            written, in the folder for temporary files
%   inches   [width, height], at 108 dots an inch
%   draw     draw () draws into the new figure
%
%   Without a display the figure stays hidden and is only written to the file.
%   If it can't be drawn at all, a message says so, and the script continues.

% SPDX-License-Identifier: GPL-3.0-or-later

isOctave = exist ('OCTAVE_VERSION', 'builtin') > 0;
shown = ~ isOctave || have_window_system ();
device = '-dpng';
if isOctave
  silenced = [warning('off', 'Octave:gnuplot-graphics'), ...
              warning('off', 'print:nogs')];
  restore = onCleanup (@() warning (silenced));
end
try
  if isOctave && ~ shown
    graphics_toolkit ('gnuplot');
  end
  onoff = {'off', 'on'};
  f = figure ('visible', onoff{shown + 1});
  if isOctave && strcmp (graphics_toolkit (f), 'gnuplot')
    device = '-dpngcairo';
  end
  points = 72 * inches;
  set (f, 'position', [50, 50, points], 'paperunits', 'inches', 'paperposition', [0, 0, inches]);
  draw ();
  file = writable (name);
  drawn = [tempname(), '.png'];          % gnuplot can't write to every name
  if strcmp (device, '-dpngcairo')       % -S makes letters larger by size / 6 inches
    enlarge (f, 1.5, 6 * get (0, 'screenpixelsperinch') / 72 / inches(1));
    print (f, drawn, device, sprintf ('-S%d,%d', round (1.5 * points)));
  else
    print (f, drawn, device, '-r108');
  end
  copy (drawn, file);
  delete (drawn);
  fprintf ('\nThe picture of it is in %s\n', file);
catch problem
  fprintf ('\nNo picture: %s\n', problem.message);
end
end

function enlarge (f, lines, letters)
grow = @(h, name, by) set (h, name, by * get (h, name));
for kind = {'line', 'patch'}
  for h = reshape (findall (f, 'type', kind{1}), 1, [])
    grow (h, 'linewidth', lines);
    grow (h, 'markersize', lines);
  end
end
for h = reshape (findobj (f, 'type', 'text'), 1, [])
  grow (h, 'fontsize', letters);
end
for h = reshape (findall (f, 'type', 'axes'), 1, [])
  grow (h, 'fontsize', letters);
  set (h, 'linewidth', lines);
end
end

function copy (from, to)
source = fopen (from, 'r');
bytes = fread (source, Inf, '*uint8');
fclose (source);
target = fopen (to, 'w');
fwrite (target, bytes);
fclose (target);
end

function file = writable (name)
file = fullfile (pwd (), name);
probe = fopen (file, 'a');
if probe < 0
  file = fullfile (tempdir (), name);
else
  fclose (probe);
end
end
