"""The command line: the same verbs without a window. Stable: scripts and checks call it.

Exit code 0 on success, 2 on wrong use, 1 with one clear line on stderr otherwise.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from counter import __version__
from counter.commands.person import OpenWindow, place, sound
from counter.errors import CounterError


def run(words: Sequence[str], open_window: OpenWindow) -> int:
    """Do what `words` say and return the exit code."""
    try:
        # The window does not wait for the commands' words, nor for what they import.
        asked, others = _options(add_help=False).parse_known_args(words)
        if not others:
            return _desk(asked, open_window)
        asked = _parser().parse_args(words)
        if asked.command is None:
            return _desk(asked, open_window)
        done: Callable[[argparse.Namespace], int] = asked.run
        return done(asked)
    except CounterError as refusal:
        print(refusal.text.zh, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # the reader has gone (| head); nothing is wrong with us
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _desk(asked: argparse.Namespace, open_window: OpenWindow) -> int:
    data = place(asked)
    if not asked.practice:
        return open_window(data, practice=False, login=asked.login)
    # the practice hall is made here, with pretend people and papers
    from counter.commands import practice

    return practice.run(asked, data, open_window)


def _options(*, add_help: bool = True) -> argparse.ArgumentParser:
    """What may be said without a command."""
    parser = argparse.ArgumentParser(
        prog="main.py", description="外事服务窗口 The service counter. 不带命令即打开窗口。",
        add_help=add_help, allow_abbrev=add_help,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--data", metavar="DIR", help="数据文件夹 data folder or postgresql:// URL")
    parser.add_argument("--practice", action="store_true", help="练习大厅 the practice hall")
    parser.add_argument(
        "--headless", action="store_true", help="练习一天，不开窗口 a practice day without a window"
    )
    parser.add_argument(
        "--as", dest="login", metavar="NAME", type=sound,
        help="以谁的身份 whose account; the password is asked for or taken from COUNTER_PASSWORD",
    )  # fmt: skip
    return parser


def _parser() -> argparse.ArgumentParser:
    """Everything that may be said."""
    from counter.commands import (
        books,
        cases,
        closing,
        erasure,
        figures,
        notary,
        papers,
        proving,
        register,
        remote,
        rules,
    )

    parser = _options()
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for part in (
        figures, closing, cases, papers, books, notary, register, remote, rules, erasure, proving,
    ):  # fmt: skip
        part.add_to(commands)
    return parser
