"""The command line: `doorrekening`. Arguments in, Dutch sentences and an exit code out."""
