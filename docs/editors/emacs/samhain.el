;;; samhain.el --- samhainrc and yulerc with eglot  -*- lexical-binding: t -*-
;; Copy with samhain-mode.el to ~/.emacs.d/, and add (load "~/.emacs.d/samhain.el") to your init file.
;; For Emacs 29 and newer, or an older one with eglot from GNU ELPA.

(load (expand-file-name "samhain-mode" (file-name-directory load-file-name)) nil t)

(defvar eglot-server-programs)

;; Eglot makes the language of a file from the name of its mode.
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((samhainrc-mode yulerc-mode) . ("samhain-language-server" "--stdio"))))

(add-hook 'samhainrc-mode-hook #'eglot-ensure)
(add-hook 'yulerc-mode-hook #'eglot-ensure)

;;; samhain.el ends here
