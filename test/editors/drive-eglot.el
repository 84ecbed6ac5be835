;; Goes through what a person does in Emacs with eglot, and writes what was seen as JSON.  Run by editors.test.ts.  -*- lexical-binding: t -*-
(load (expand-file-name "drive-emacs" (file-name-directory load-file-name)) nil t)
(require 'flymake)

(defun drive-open (name)
  (find-file name)
  (drive-wait (format "the findings in %s" name)
              (lambda ()
                ;; Eglot and flymake begin after a command, and a batch has none.
                (run-hooks 'post-command-hook)
                (when (eglot-current-server)
                  (flymake-start)
                  (flymake-diagnostics)))))

(let (seen)
  (drive-open "samhainrc")
  (push (cons 'filetype (string-remove-suffix "-mode" (symbol-name major-mode))) seen)
  (push (cons 'findings
              (vconcat (mapcar (lambda (one)
                                 (save-excursion
                                   (goto-char (flymake-diagnostic-beg one))
                                   `((text . ,(flymake-diagnostic-text one))
                                     (line . ,(1- (line-number-at-pos)))
                                     (from . ,(- (point) (line-beginning-position))))))
                               (flymake-diagnostics))))
        seen)

  (search-forward "SetFileCheck")
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (drive-wait "the hover" (lambda () shown))
    (push (cons 'hover (substring-no-properties shown)) seen))

  (search-forward "SetLo")
  (let ((offered (eglot-completion-at-point)))
    (push (cons 'offered (vconcat (mapcar #'substring-no-properties
                                          (all-completions "SetLo" (nth 2 offered)))))
          seen))

  (goto-char (point-min))
  (search-forward "# why")
  (backward-char)
  (drive-choose "Move the comment")
  (call-interactively #'eglot-code-actions)
  (push (cons 'fixed (seq-subseq (drive-lines) 1 3)) seen)
  (eglot-format-buffer)
  (push (cons 'formatted (drive-lines)) seen)
  (save-buffer)

  (drive-open "yulerc")
  (search-forward "yes")
  (backward-char)
  (drive-choose "Open guidance")
  (call-interactively #'eglot-code-actions)
  (drive-wait "the guidance" (lambda () (string-search "How to fix:" (drive-messages))))
  (push (cons 'guidance (drive-messages)) seen)
  (drive-report seen))
