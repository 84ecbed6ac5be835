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

  (setq seen (append (drive-edits #'eglot-completion-at-point #'eglot-code-actions #'eglot-format-buffer) seen))

  (drive-open "yulerc")
  (drive-report (append (drive-guidance #'eglot-code-actions) seen)))
