" Copy to ~/.vim/after/plugin/samhain.vim. Needs ALE, and Vim 8 or newer.
" Debian installs ALE as an optional package.
silent! packadd ale
" The guidance comes as a message; ALE shows only errors by default.
let g:ale_lsp_show_message_severity = get(g:, 'ale_lsp_show_message_severity', 'information')
augroup samhain
  autocmd!
  autocmd BufRead,BufNewFile samhainrc,.samhainrc,samhainrc.*,*.samhainrc,*.samhainrc.* set filetype=samhainrc
  autocmd BufRead,BufNewFile yulerc,.yulerc,yulerc.*,*.yulerc,*.yulerc.* set filetype=yulerc
  autocmd FileType samhainrc,yulerc setlocal commentstring=#\ %s
augroup END

function! SamhainRoot(buffer) abort
  let l:project = ale#path#FindNearestFile(a:buffer, '.samhain-lint.json')
  return fnamemodify(empty(l:project) ? bufname(a:buffer) : l:project, ':p:h')
endfunction

" ALE counts bytes, which the server does, too, if it is told so.
for s:language in ['samhainrc', 'yulerc']
  call ale#linter#Define(s:language, {
  \ 'name': 'samhain',
  \ 'lsp': 'stdio',
  \ 'executable': 'samhain-language-server',
  \ 'command': '%e --stdio',
  \ 'language': s:language,
  \ 'initialization_options': {'positionEncoding': 'utf-8'},
  \ 'project_root': function('SamhainRoot'),
  \})
endfor
