;; Goes through what a person does in Emacs with lsp-mode, and writes what was seen as JSON.  Run by editors.test.ts.  -*- lexical-binding: t -*-
(load (expand-file-name "drive-emacs" (file-name-directory load-file-name)) nil t)

;; Nobody is there to say which folder is the project.
(setq lsp-auto-guess-root t
      lsp-enable-snippet nil)
(lsp-workspace-folders-add (directory-file-name default-directory))

(defun drive-diagnostics ()
  (gethash (lsp--fix-path-casing buffer-file-name) (lsp-diagnostics)))

(defun drive-open (name)
  (find-file name)
  ;; It waits until the buffer is shown, which a batch does not do.
  (lsp)
  (drive-wait (format "the findings in %s" name) #'drive-diagnostics))

(let (seen)
  (drive-open "samhainrc")
  (push (cons 'filetype (string-remove-suffix "-mode" (symbol-name major-mode))) seen)
  (push (cons 'findings
              (vconcat (mapcar (lambda (one)
                                 (let ((start (lsp-get (lsp-get one :range) :start)))
                                   `((text . ,(lsp-get one :message))
                                     (line . ,(lsp-get start :line))
                                     (from . ,(lsp-get start :character)))))
                               (drive-diagnostics))))
        seen)

  (search-forward "SetFileCheck")
  (lsp-describe-thing-at-point)
  (push (cons 'hover (with-current-buffer "*lsp-help*" (buffer-string))) seen)

  (setq seen (append (drive-edits #'lsp-completion-at-point #'lsp-execute-code-action #'lsp-format-buffer) seen))

  (drive-open "yulerc")
  (drive-report (append (drive-guidance #'lsp-execute-code-action) seen)))
