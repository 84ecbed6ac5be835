;;; samhain.el --- samhainrc and yulerc with eglot  -*- lexical-binding: t -*-
;; Copy to ~/.emacs.d/samhain.el, and add (load "~/.emacs.d/samhain.el") to your init file.
;; For Emacs 29 and newer, or an older one with eglot from GNU ELPA.

;; Eglot makes the language of a file from the name of its mode.
(define-derived-mode samhainrc-mode conf-unix-mode "samhainrc")
(define-derived-mode yulerc-mode conf-unix-mode "yulerc")

(add-to-list 'auto-mode-alist '("\\(?:\\`\\|[/.]\\)samhainrc\\(?:\\.[^/]*\\)?\\'" . samhainrc-mode))
(add-to-list 'auto-mode-alist '("\\(?:\\`\\|[/.]\\)yulerc\\(?:\\.[^/]*\\)?\\'" . yulerc-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((samhainrc-mode yulerc-mode) . ("samhain-language-server" "--stdio"))))

(add-hook 'samhainrc-mode-hook #'eglot-ensure)
(add-hook 'yulerc-mode-hook #'eglot-ensure)

;;; samhain.el ends here
