;; Writes which face Emacs gives to some places.  Run by colours.test.ts.  -*- lexical-binding: t -*-
(require 'json)
(write-region
 (json-encode
  (mapcar (lambda (place)
            (find-file (elt place 0))
            (font-lock-ensure)
            (goto-char (point-min))
            (forward-line (elt place 1))
            (forward-char (elt place 2))
            (let ((face (get-text-property (point) 'face)))
              (if face (symbol-name face) "")))
          (json-read-from-string (getenv "PLACES"))))
 nil (getenv "SEEN"))
