-- manual.lua -- what pandoc does not know when it makes Texinfo of the manual.
-- SPDX-License-Identifier: GPL-3.0-or-later

local width = 72                       -- characters in a line
local nodes = {}                       -- of each heading, by its id

-- Headings: links lead to their nodes.
local function heading (h)
  nodes['#' .. h.identifier] = pandoc.utils.stringify (h):gsub ('[.,:()]', '')
end

-- Links to headings; one to a file of the source would lead nowhere.
local function link (l)
  if nodes[l.target] then
    return pandoc.RawInline ('texinfo', '@ref{' .. nodes[l.target] .. '}')
  elseif not l.target:match '^https?:' then
    return l.content
  end
end

-- 'adam' in running text is code: elsewhere its quotes would become curly.
local function quoted (s)
  local before, code, after = s.text:match "^([(]?)('[%w-]+')([%p]*)$"
  if code then
    return { pandoc.Str (before), pandoc.Code (code), pandoc.Str (after) }
  end
end

-- What was printed looks other than code.
local function printed (block)
  if block.classes[1] == 'text' then
    local text = block.text:gsub ('[@{}]', '@%0')
    return pandoc.RawBlock ('texinfo', '@smallexample\n' .. text .. '\n@end smallexample')
  end
end

-- network.svg is for browsers; for info and paper there is the same in letters, network.txt.
local function drawn (p)
  local image = p.content[1]
  if #p.content == 1 and image.t == 'Image' and image.src == 'network.svg' then
    local folder = PANDOC_SCRIPT_FILE:match '^(.*/)' or ''
    local file = assert (io.open (folder .. 'network.txt'))
    local letters = file:read '*a':gsub ('[@{}]', '@%0')
    file:close ()
    local alt = pandoc.utils.stringify (image.caption)
    return pandoc.RawBlock ('texinfo', '@html\n<p><img src="network.svg" alt="' .. alt
      .. '"></p>\n@end html\n@ifnothtml\n@smallexample\n' .. letters
      .. '@end smallexample\n@end ifnothtml')
  end
end

-- A table's columns: each as wide as its longest word, and what is left as texts need it.
local function columns (t)
  local longest, word = {}, {}
  local function measure (row)
    for c, cell in ipairs (row.cells) do
      local text = pandoc.utils.stringify (cell.contents)
      longest[c] = math.max (longest[c] or 0, #text + 2)
      for w in text:gmatch '%S+' do
        word[c] = math.max (word[c] or 0, #w + 2)
      end
    end
  end
  for _, row in ipairs (t.head.rows) do measure (row) end
  for _, body in ipairs (t.bodies) do
    for _, row in ipairs (body.body) do measure (row) end
  end
  local left, wanted = width, 0
  for c in ipairs (longest) do
    word[c] = word[c] or 0
    left = left - word[c]
    wanted = wanted + longest[c] - word[c]
  end
  local share = math.min (1, math.max (left, 0) / math.max (wanted, 1))
  for c in ipairs (longest) do
    t.colspecs[c][2] = math.min (1, (word[c] + share * (longest[c] - word[c])) / width)
  end
  return t
end

-- The list of chapters is for those who read the source: menus and contents replace it.
local function without_contents (doc)
  for i, block in ipairs (doc.blocks) do
    if block.t == 'OrderedList' then
      doc.blocks:remove (i)
      return doc
    end
  end
end

return {
  { Pandoc = without_contents },
  { Header = heading },
  { Link = link, Str = quoted, CodeBlock = printed, Para = drawn, Table = columns }
}
