"""How commands show their help: without the person's configuration file, so that a broken one cannot break it."""

import click


class PlainHelp(click.Command):
    """A command whose help looks up no defaults."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        ctx.default_map = None
        super().format_help(ctx, formatter)
