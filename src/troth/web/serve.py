"""`troth serve`: the site of one workspace on this machine."""

from __future__ import annotations

import errno
import os
import socket
import socketserver
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import django
from django.apps import apps

from troth.library import Workspace
from troth.words import fail

TRIES = 50
"""Ports that are tried after the wished one."""


class Server(socketserver.ThreadingMixIn, WSGIServer):
    """A thread for each request; threads end with the server."""

    daemon_threads = True
    request_queue_size = 64

    def server_bind(self) -> None:
        """Bind without asking a name server who we are."""
        socketserver.TCPServer.server_bind(self)
        host, port = self.server_address[:2]
        self.server_name, self.server_port = str(host), int(port)
        self.setup_environ()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away in mid-answer is no error of ours."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(WSGIRequestHandler):
    """Says nothing of single requests."""

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: what goes wrong is logged by Django."""

    def address_string(self) -> str:
        return str(self.client_address[0])


def say(line: str) -> None:
    """Print at once, in a pipe too."""
    print(line, flush=True)  # noqa: T201  # what the command shows


def setup(workspace: Workspace) -> None:
    """Django pointed at the workspace, its tables brought up to date."""
    if not apps.ready:
        os.environ["TROTH_WORKSPACE"] = str(workspace.root)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "troth.web.settings")
        django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def open_server(host: str, port: int) -> Server:
    """A server on the wished port, or on the next free one. Raises TrothError when there is none."""
    from django.core.wsgi import get_wsgi_application

    kind = type("Server6", (Server,), {"address_family": socket.AF_INET6}) if ":" in host else Server
    for number in range(port, min(port + TRIES, 65_536)) if port else [0]:
        try:
            server = kind((host, number), _Handler)
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                continue
            raise fail("serve.address", f"cannot serve at {host}: {error.strerror}") from error
        server.set_app(get_wsgi_application())
        assert isinstance(server, Server)  # noqa: S101  # for the type checker
        return server
    raise fail(
        "serve.port", f"no free port from {port} to {port + TRIES - 1}", hint="name another with --port"
    )


def address(server: Server, host: str) -> str:
    """Where the site is, for people."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{server.server_port}/"


def run(
    workspace: Workspace | Path | str, host: str = "127.0.0.1", port: int = 8000,
    tell: Callable[[str], None] = say,
) -> None:  # fmt: skip
    """Serve until Ctrl-C. Takes the next free port when the wished one is taken, and tells the address.

    A demo workspace is served on this machine only. Raises TrothError when that is not wished, when there
    is no workspace, or no free port.
    """
    opened = workspace if isinstance(workspace, Workspace) else Workspace.open(workspace)
    if opened.settings.demo and host not in ("127.0.0.1", "::1", "localhost"):
        raise fail("serve.demo", "the demo signs everybody in, so that it is served on 127.0.0.1 only")
    setup(opened)
    server = open_server(host, port)
    tell(f"Troth is at {address(server, host)}")
    _tell_first_key(opened, server, host, tell)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        tell("Stopped.")
    finally:
        server.server_close()


def _tell_first_key(workspace: Workspace, server: Server, host: str, tell: Callable[[str], None]) -> None:
    from troth.web.people import nobody_yet
    from troth.web.views.account import welcome_key

    if not workspace.settings.demo and nobody_yet():
        tell(f"Make the first person (good for a day): {address(server, host)}welcome?key={welcome_key()}")
