"""`make run`: the portal with its servers, worker and clock, from one command to one Ctrl-C.

Everything started here ends with this process: in order when asked to, at once when killed.
"""

import contextlib
import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import NoReturn

from dev import local
from dev.embedded import Server, spawn

HOST = "127.0.0.1"
START_SECONDS = 60
STOP_SECONDS = 15
PROGRESS_AFTER, PROGRESS_MOST = 5, 60  # seconds; each pause is twice the one before
COMMANDS = {
    "web": "gunicorn portal.wsgi",
    "worker": "celery --app=portal worker --concurrency=1 --without-gossip --without-mingle",
    "clock": "celery --app=portal beat",
}


class CannotRunError(Exception):
    """A sentence for the person at the keyboard."""


def say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def chosen_port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise CannotRunError(f"PORT must be a number from 1 to 65535, not {text!r}.")
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, int(text)))
        except OSError as error:
            reason = (error.strerror or "it is already in use").lower()
            raise CannotRunError(
                f"Port {text} cannot be used: {reason}. Choose another: make run PORT=8001"
            ) from error
    return int(text)


def refuse_second_run() -> None:
    """The lock is held until this process ends, however it ends."""
    local.make_passable(local.VAR)
    descriptor = os.open(local.VAR / "run.lock", os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CannotRunError("The portal is already running from this folder.") from None


def start_server(server: Server, stopping: contextlib.ExitStack) -> None:
    begun = time.monotonic()
    while server.ready():  # a killed run's server takes a moment to follow it
        if time.monotonic() - begun > STOP_SECONDS:
            raise CannotRunError(
                "Another command is using this folder's servers. Try again when it has finished."
            )
        time.sleep(0.1)
    stopping.callback(server.stop)
    server.start()
    seconds = time.monotonic() - begun
    say(f"{type(server).__name__} started ({seconds:.1f} s), its data in {server.root}")


def start_servers(stopping: contextlib.ExitStack) -> None:
    """Starts a server for each address that is not given."""
    if not local.names_database():
        postgres = local.postgres()
        start_server(postgres, stopping)
        postgres.create()
        local.set_defaults(**postgres.addresses())
    if not os.environ.get("REDIS_URL"):
        valkey = local.valkey()
        start_server(valkey, stopping)
        local.set_defaults(REDIS_URL=valkey.url())


def output_of(process: subprocess.Popen[str]) -> str:
    """What a command printed, once it has ended; a line of progress while that takes long."""
    started, pause = time.monotonic(), PROGRESS_AFTER
    while True:
        try:
            return process.communicate(timeout=pause)[0] or ""
        except subprocess.TimeoutExpired:
            say(f"  still working after {time.monotonic() - started:.0f} s")
            pause = min(pause * 2, PROGRESS_MOST)


def manage(*arguments: str, capture: bool = False) -> str:
    """Runs a command to its end; gives what it printed when captured."""
    with subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=local.ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if capture else None,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            output = output_of(process)
        except BaseException:  # Ctrl-C reaches only us
            process.kill()
            raise
    if process.returncode != 0:
        raise CannotRunError(f"manage.py {arguments[0]} failed. See the output above.")
    return output


class Process:
    """The web server, the worker or the clock, writing to a log of its own."""

    def __init__(self, name: str, command: str) -> None:
        self.name, self.log = name, local.VAR / "log" / f"{name}.log"
        self.log.parent.mkdir(exist_ok=True)
        self.log.unlink(missing_ok=True)
        argv = [sys.executable, "-m", *command.split()]
        env = local.environment_of(name)
        self.child = spawn(argv, self.log, signal.SIGTERM, cwd=local.ROOT, env=env)

    def check(self) -> None:
        code = self.child.poll()
        if code is not None:
            end = "\n".join(self.log.read_text(errors="replace").splitlines()[-12:])
            raise CannotRunError(
                f"{end}\nThe {self.name} process stopped unexpectedly (exit {code}). See {self.log}"
            )

    def wait(self, seconds: float) -> None:
        try:
            self.child.wait(seconds)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()


def stop_together(processes: list[Process]) -> None:
    for process in processes:
        process.child.terminate()
    give_up_at = time.monotonic() + STOP_SECONDS
    for process in processes:
        process.wait(max(0.1, give_up_at - time.monotonic()))


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=START_SECONDS)
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_for_pages(port: int, processes: list[Process]) -> None:
    give_up_at = time.monotonic() + START_SECONDS
    while not answers(port):
        for process in processes:
            process.check()
        if time.monotonic() > give_up_at:
            raise CannotRunError(
                f"The portal is not responding on port {port}. See {processes[0].log}"
            )
        time.sleep(0.1)


def serve(port: int, stopping: contextlib.ExitStack) -> NoReturn:
    """Runs until interrupted, or until one of the three ends."""
    say("Starting the web server, worker and scheduler")
    processes: list[Process] = []
    stopping.callback(stop_together, processes)
    for name, command in COMMANDS.items():
        bind = f" --bind={HOST}:{port}" if name == "web" else ""
        processes.append(Process(name, command + bind))
    people = manage("demo", "--people", capture=True)
    wait_for_pages(port, processes)
    say(f"\nThe portal is open at http://localhost:{port}/\n\n{people}")
    say("Press Ctrl-C to stop everything.")
    while True:
        for process in processes:
            process.check()
        time.sleep(0.3)


@contextlib.contextmanager
def orderly_stop() -> Iterator[contextlib.ExitStack]:
    """Stops what is put on the stack, last first, undisturbed by another Ctrl-C."""
    with contextlib.ExitStack() as stopping:
        try:
            yield stopping
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN)
            say("\nStopping")


def run() -> None:
    port = chosen_port()
    refuse_second_run()
    with orderly_stop() as stopping:
        start_servers(stopping)
        local.set_defaults(BASE_URL=f"http://localhost:{port}")
        manage("prepare", "--demo")
        serve(port, stopping)


def main() -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        run()
    except KeyboardInterrupt:
        say("Everything has stopped.")
    except CannotRunError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"The portal cannot be started: {error.filename}: {error.strerror}")
    except RuntimeError as error:
        sys.exit(f"The portal cannot be started. {error}")


if __name__ == "__main__":
    main()
