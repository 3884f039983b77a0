# lines.awk -- a counter before each statement of .m files: make coverage.
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   awk -v to=FOLDER -f lines.awk FILE...
#
# Writes each FILE below FOLDER, with `reached (N); ` before the first statement of each line
# that begins one, so that the numbers of lines stay, and prints N, FILE:LINE and the line.  A
# line that goes on from the one before (... or an open bracket) has none, nor have those that
# cannot have one before them: function, else, case, catch, end.

# How many brackets a line opens, and whether it goes on: texts and comments are left out.  A '
# is a text's beginning unless it follows a value.
function scan (line,   i, c, n, before, quote) {
  n = length (line); before = " "; quote = ""; more = 0
  for (i = 1; i <= n; i++) {
    c = substr (line, i, 1)
    if (quote != "") {
      if (quote == "\"" && c == "\\") i++
      else if (c == quote && substr (line, i + 1, 1) == quote) i++
      else if (c == quote) { quote = ""; before = "'" }
      continue
    }
    if (c == "%" || c == "#") break
    if (substr (line, i, 3) == "...") { more = 1; break }
    if (c == "\"" || c == "'" && before !~ /[A-Za-z0-9_)\]}'.]/) { quote = c; continue }
    if (c ~ /[([{]/) depth++
    if (c ~ /[)\]}]/) depth--
    before = c
  }
}

FNR == 1 { if (out) close (out); out = to "/" FILENAME; depth = more = block = 0 }

/^[ \t]*[%#]\{[ \t]*$/ { block++ }
{
  line = $0
  text = line
  sub (/^[ \t]+/, "", text)
  begins = !block && !more && depth == 0 && text != "" && text !~ /^[%#]/
  if (!block && (text !~ /^[%#]/)) scan (line)
  word = text
  sub (/[^A-Za-z_].*/, "", word)
  if (begins && word !~ /^(function|else|elseif|case|otherwise|catch|end|end_.*|end[a-z]+|until)$/) {
    print ++number "\t" FILENAME ":" FNR "\t" text
    line = "reached (" number "); " line
  }
  print line >out
}
/^[ \t]*[%#]\}[ \t]*$/ { block-- }
