-- Copy to ~/.config/nvim/plugin/samhain.lua. For Neovim 0.7 and newer.
local server = { 'samhain-language-server', '--stdio' }

local patterns = {}
for _, language in ipairs({ 'samhainrc', 'yulerc' }) do
  patterns[language] = { language, '.' .. language, language .. '.*', '*.' .. language, '*.' .. language .. '.*' }
end

local group = vim.api.nvim_create_augroup('samhain', { clear = true })
for language, pattern in pairs(patterns) do
  vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
    group = group,
    pattern = pattern,
    callback = function()
      vim.bo.filetype = language
      vim.bo.commentstring = '# %s'
    end,
  })
end

if vim.lsp.config then
  -- 0.11 and newer
  vim.lsp.config('samhain', {
    cmd = server,
    filetypes = { 'samhainrc', 'yulerc' },
    root_markers = { '.samhain-lint.json', '.git' },
  })
  vim.lsp.enable('samhain')
  return
end

-- 0.7 to 0.10: one server for each root
local clients = {}

local function root_of(file)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  local project = vim.fn.findfile('.samhain-lint.json', vim.fn.escape(folder, ' ,;') .. ';')
  if project ~= '' then return vim.fn.fnamemodify(project, ':p:h') end
  local git = vim.fn.finddir('.git', vim.fn.escape(folder, ' ,;') .. ';')
  if git ~= '' then return vim.fn.fnamemodify(git, ':p:h:h') end
  return folder
end

vim.api.nvim_create_autocmd('FileType', {
  group = group,
  pattern = { 'samhainrc', 'yulerc' },
  callback = function(event)
    local root = root_of(event.file)
    local id = clients[root]
    if not id or not vim.lsp.get_client_by_id(id) then
      id = vim.lsp.start_client({ name = 'samhain', cmd = server, root_dir = root })
      clients[root] = id
    end
    if id then vim.lsp.buf_attach_client(event.buf, id) end
  end,
})
