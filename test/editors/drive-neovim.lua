-- Goes through what a person does in Neovim, and writes what was seen as JSON. Run by editors.test.ts.
local seen = {}

local function wait(what, is_done)
  if not vim.wait(20000, is_done, 20) then error('Waited too long for ' .. what) end
end

local function open(name)
  vim.cmd('edit ' .. name)
  wait('the findings in ' .. name, function() return #vim.diagnostic.get(0) > 0 end)
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 10000)
  for _, answer in pairs(answers or {}) do return answer.result end
end

local function choose(title)
  vim.ui.select = function(items, options, done)
    for index, item in ipairs(items) do
      if options.format_item(item):find(title, 1, true) then return done(item, index) end
    end
    error(title .. ' is not among ' .. vim.inspect(vim.tbl_map(options.format_item, items)))
  end
end

open('samhainrc')
seen.filetype = vim.bo.filetype
seen.findings = vim.tbl_map(function(one)
  return { line = one.lnum, from = one.col, text = one.message }
end, vim.diagnostic.get(0))

vim.api.nvim_win_set_cursor(0, { 4, 3 })
vim.lsp.buf.hover()
wait('the hover', function() return #vim.api.nvim_list_wins() > 1 end)
for _, window in ipairs(vim.api.nvim_list_wins()) do
  if window ~= vim.api.nvim_get_current_win() then
    seen.hover = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    vim.api.nvim_win_close(window, true)
  end
end

vim.api.nvim_win_set_cursor(0, { 5, 5 })
local completions = ask('textDocument/completion', vim.lsp.util.make_position_params())
local items = vim.lsp.util.text_document_completion_list_to_complete_items(completions, 'SetLo')
seen.offered = vim.tbl_map(function(item) return item.word end, items)

vim.api.nvim_win_set_cursor(0, { 2, 0 })
choose('Move the comment')
vim.lsp.buf.code_action()
wait('the quick fix', function() return vim.api.nvim_buf_line_count(0) == 6 end)
seen.fixed = vim.fn.getline(2, 3)
if vim.lsp.buf.format then
  vim.lsp.buf.format({ timeout_ms = 10000 })
else
  vim.lsp.buf.formatting_sync(nil, 10000)
end
seen.formatted = vim.fn.getline(1, '$')
vim.cmd('write')

open('yulerc')
vim.api.nvim_win_set_cursor(0, { 2, 0 })
choose('Open guidance')
vim.lsp.buf.code_action()
-- Newer ones open the page, older ones have the server's message.
local function guidance()
  if vim.api.nvim_buf_get_name(0):find('authentication%-2') then
    return table.concat(vim.fn.getline(1, '$'), '\n')
  end
  return vim.api.nvim_exec('messages', true)
end
wait('the guidance', function() return guidance():find('Not in client list') end)
seen.guidance = guidance()

vim.fn.writefile({ vim.json.encode(seen) }, vim.env.SEEN)
vim.cmd('quitall!')
