;; What the scripts for Emacs share.  -*- lexical-binding: t -*-
(require 'json)
(require 'cl-lib)

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

(defun drive-report (seen)
  (write-region (json-encode seen) nil (getenv "SEEN")))
