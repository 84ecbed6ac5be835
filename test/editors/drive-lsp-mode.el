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

  (search-forward "SetLo")
  (let ((offered (lsp-completion-at-point)))
    (push (cons 'offered (vconcat (mapcar #'substring-no-properties
                                          (all-completions "SetLo" (nth 2 offered)))))
          seen))

  (goto-char (point-min))
  (search-forward "# why")
  (backward-char)
  (drive-choose "Move the comment")
  (call-interactively #'lsp-execute-code-action)
  (push (cons 'fixed (seq-subseq (drive-lines) 1 3)) seen)
  (lsp-format-buffer)
  (push (cons 'formatted (drive-lines)) seen)
  (save-buffer)

  (drive-open "yulerc")
  (search-forward "yes")
  (backward-char)
  (drive-choose "Open guidance")
  (call-interactively #'lsp-execute-code-action)
  (drive-wait "the guidance" (lambda () (string-search "How to fix:" (drive-messages))))
  (push (cons 'guidance (drive-messages)) seen)
  (drive-report seen))
