// Starts the language server that its npm package put on the PATH.
use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

struct Samhain;

impl zed::Extension for Samhain {
    fn new() -> Self {
        Samhain
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let command = worktree
            .which("samhain-language-server")
            .ok_or("samhain-language-server is not on the PATH: install the npm package of samhain-editor.")?;
        Ok(Command { command, args: vec!["--stdio".into()], env: worktree.shell_env() })
    }
}

zed::register_extension!(Samhain);
