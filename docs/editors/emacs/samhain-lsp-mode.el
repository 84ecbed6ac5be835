;;; samhain-lsp-mode.el --- samhainrc and yulerc with lsp-mode  -*- lexical-binding: t -*-
;; Copy with samhain-mode.el to ~/.emacs.d/, and add (load "~/.emacs.d/samhain-lsp-mode.el") to your init file.
;; Needs lsp-mode 8 or newer.  With eglot, take samhain.el.

(load (expand-file-name "samhain-mode" (file-name-directory load-file-name)) nil t)
(require 'lsp-mode)

(dolist (language '("samhainrc" "yulerc"))
  (add-to-list 'lsp-language-id-configuration (cons (intern (concat language "-mode")) language)))

(lsp-register-client
 (make-lsp-client :new-connection (lsp-stdio-connection '("samhain-language-server" "--stdio"))
                  :activation-fn (lsp-activate-on "samhainrc" "yulerc")
                  ;; It counts characters, which the server does, too, if it is told so.
                  :initialization-options '(:positionEncoding "utf-32")
                  :server-id 'samhain))

(add-hook 'samhainrc-mode-hook #'lsp-deferred)
(add-hook 'yulerc-mode-hook #'lsp-deferred)

;;; samhain-lsp-mode.el ends here
