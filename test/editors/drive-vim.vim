" Goes through what a person does in Vim with ALE, and writes what was seen as JSON. Run by editors.test.ts.
let s:seen = {}

function! s:Wait(what, IsDone) abort
  let l:start = reltime()
  while !a:IsDone()
    if reltimefloat(reltime(l:start)) > 20 | throw 'Waited too long for ' . a:what | endif
    sleep 20m
  endwhile
endfunction

function! s:Open(name) abort
  execute 'edit' a:name
  call s:Wait('the findings in ' . a:name, {-> !empty(filter(getloclist(0), {_, one -> one.bufnr == bufnr('')}))})
endfunction

function! s:Preview() abort
  for l:window in range(1, winnr('$'))
    if getwinvar(l:window, '&previewwindow')
      return join(getbufline(winbufnr(l:window), 1, '$'), "\n")
    endif
  endfor
  return ''
endfunction

" Picks the line of ALE's list that holds a title.
function! s:Choose(title) abort
  let s:title = a:title
  function! ale#util#Input(message, value, ...) abort
    let l:line = matchstr(a:message, '\d\+\ze) ' . s:title)
    if empty(l:line) | throw s:title . ' is not among ' . a:message | endif
    return l:line
  endfunction
endfunction

function! s:Drive() abort
  call s:Open('samhainrc')
  let s:seen.filetype = &filetype
  let s:seen.findings = map(getloclist(0), {_, one -> {'text': one.text, 'line': one.lnum - 1, 'from': one.col}})

  call cursor(4, 3)
  ALEHover
  call s:Wait('the hover', {-> !empty(s:Preview())})
  let s:seen.hover = s:Preview()
  pclose

  " Nobody types here, but ALE asks whether somebody does.
  function! ale#util#Mode(...) abort
    return 'i'
  endfunction
  call cursor(5, 5)
  call ale#completion#GetCompletions('ale-omnifunc', {'line': 5, 'column': 6})
  call s:Wait('the completion', {-> ale#completion#GetCompletionResult() isnot v:null})
  let s:seen.offered = map(copy(ale#completion#GetCompletionResult()), {_, item -> item.word})

  call cursor(2, 1)
  call s:Choose('Move the comment')
  ALECodeAction
  call s:Wait('the quick fix', {-> line('$') == 6})
  let s:seen.fixed = getline(2, 3)
  write

  call s:Open('yulerc')
  call cursor(2, 1)
  call s:Choose('Open guidance')
  ALECodeAction
  call s:Wait('the guidance', {-> s:Preview() =~# 'Not in client list'})
  let s:seen.guidance = s:Preview()
endfunction

try
  call s:Drive()
  call writefile([json_encode(s:seen)], $SEEN)
  qall!
catch
  call writefile([v:exception . ' at ' . v:throwpoint], '/dev/stderr')
  cquit
endtry
