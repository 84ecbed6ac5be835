;; What the scripts for Emacs share.  -*- lexical-binding: t -*-
(require 'json)
(require 'cl-lib)
(require 'seq)

(defun drive-wait (what done)
  (let ((end (+ (float-time) 20)))
    (while (not (funcall done))
      (when (> (float-time) end) (error "Waited too long for %s" what))
      (accept-process-output nil 0.02))))

(defun drive-choose (title)
  "Answer the next question with the one that holds TITLE."
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

(defun drive-lines ()
  (vconcat (split-string (string-trim-right (buffer-string)) "\n")))

(defun drive-edits (complete choose format)
  "Complete after SetLo, apply a quick fix, format and save; return what was seen.
COMPLETE is a completion function, CHOOSE the command of the quick fixes, FORMAT the function that formats."
  (let (seen)
    (search-forward "SetLo")
    (push (cons 'offered (vconcat (mapcar #'substring-no-properties
                                          (all-completions "SetLo" (nth 2 (funcall complete))))))
          seen)
    (goto-char (point-min))
    (search-forward "# why")
    (backward-char)
    (drive-choose "Move the comment")
    (call-interactively choose)
    (push (cons 'fixed (seq-subseq (drive-lines) 1 3)) seen)
    (funcall format)
    (push (cons 'formatted (drive-lines)) seen)
    (save-buffer)
    seen))

(defun drive-guidance (choose)
  "Open the guidance of a finding in the shown buffer by the command CHOOSE; return what was seen."
  (search-forward "yes")
  (backward-char)
  (drive-choose "Open guidance")
  (call-interactively choose)
  (drive-wait "the guidance" (lambda () (string-search "How to fix:" (drive-messages))))
  (list (cons 'guidance (drive-messages))))

(defun drive-report (seen)
  (write-region (json-encode seen) nil (getenv "SEEN")))
