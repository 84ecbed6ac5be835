-- Imitates what Neovim 0.11 has and 0.7 lacks, and writes down what it is told. Run by editors.test.ts.
local told = {}
vim.lsp.config = function(name, config) told[name] = config end
vim.lsp.enable = function(name) told.enabled = name end
vim.cmd('runtime plugin/samhain.lua')
vim.cmd('edit samhainrc')
told.filetype = vim.bo.filetype
told.clients = #vim.lsp.get_active_clients()
vim.fn.writefile({ vim.json.encode(told) }, vim.env.SEEN)
vim.cmd('quitall!')
