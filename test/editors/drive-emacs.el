;; Goes through what a person does in Emacs with eglot, and writes what was seen as JSON.  Run by editors.test.ts.  -*- lexical-binding: t -*-
(require 'json)
(require 'flymake)
(require 'cl-lib)

(defun drive-wait (what done)
  (let ((end (+ (float-time) 10)))
    (while (not (funcall done))
      (when (> (float-time) end) (error "Waited too long for %s" what))
      (accept-process-output nil 0.02))))

(defun drive-open (name)
  (find-file name)
  (drive-wait (format "the findings in %s" name)
              (lambda ()
                ;; Eglot and flymake begin after a command, and a batch has none.
                (run-hooks 'post-command-hook)
                (when (eglot-current-server)
                  (flymake-start)
                  (flymake-diagnostics)))))

(defun drive-choose (title)
  "Answer the next question of eglot with the one that holds TITLE."
  (advice-add 'completing-read :override
              (lambda (_prompt choices &rest _)
                (let ((names (all-completions "" choices)))
                  (or (cl-find title names :test #'string-search)
                      (error "%s is not among %S" title names))))
              '((name . drive))))

(defun drive-messages ()
  (with-current-buffer "*Messages*" (buffer-string)))

;; A person who works with the keyboard, not with a menu.
(setq last-nonmenu-event ?x)

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
  (push (cons 'fixed (vconcat (seq-subseq (split-string (buffer-string) "\n") 1 3))) seen)
  (save-buffer)

  (drive-open "yulerc")
  (search-forward "yes")
  (backward-char)
  (drive-choose "Open guidance")
  (call-interactively #'eglot-code-actions)
  (drive-wait "the guidance" (lambda () (string-search "How to fix:" (drive-messages))))
  (push (cons 'guidance (drive-messages)) seen)
  (write-region (json-encode seen) nil (getenv "SEEN")))
