"""A mailbox for one test, on a port of its own, that speaks as much IMAP as a reader needs."""

import base64
import contextlib
import re
import socketserver
import threading

FETCH = re.compile(rb"^UID FETCH ([0-9]+) ", re.I)
STORE = re.compile(rb"^UID STORE ([0-9]+) \+FLAGS \(([^)]*)\)", re.I)


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.server.connections += 1
        self.say(b"* OK ready")
        with contextlib.suppress(OSError):
            while line := self.rfile.readline().strip():
                tag, _, command = line.partition(b" ")
                if not self.deal_with(tag, command):
                    return

    def deal_with(self, tag, command):
        word = command.split()[0].upper()
        if self.is_refused(word, command):
            self.say(tag + b" NO [AUTHENTICATIONFAILED] wrong password or token")
            return True
        if word == b"SELECT":
            self.say(b"* FLAGS (\\Seen \\Flagged)", b"* %d EXISTS" % len(self.server.emails))
        elif word == b"CAPABILITY":
            self.say(b"* CAPABILITY IMAP4rev1")
        elif command.upper().startswith(b"UID SEARCH"):
            self.say(b"* SEARCH " + b" ".join(b"%d" % uid for uid in self.found()))
        elif found := FETCH.match(command):
            self.give(int(found[1]), command.upper())
        elif found := STORE.match(command):
            self.mark(found)
        elif word == b"LOGOUT":
            self.say(b"* BYE", tag + b" OK done")
            return False
        self.say(tag + b" OK done")
        return True

    def is_refused(self, word, command):
        if word == b"AUTHENTICATE":
            return not self.takes_token()
        return word == b"LOGIN" and self.server.password not in command

    def takes_token(self):
        """One that is refused is answered with why, and that with an empty line."""
        self.say(b"+ ")
        said = base64.b64decode(self.rfile.readline())
        if said == b"user=portal\x01auth=Bearer %s\x01\x01" % self.server.token:
            return True
        self.say(b"+ " + base64.b64encode(b'{"status":"401"}'))
        self.rfile.readline()
        return False

    def found(self):
        """Those that are neither read nor flagged: nothing else is asked for."""
        return [uid for uid in self.server.emails if not self.server.flags[uid]]

    def give(self, uid, command):
        raw = self.server.emails[uid]
        if b"BODY.PEEK" not in command:
            size = self.server.sizes.get(uid, len(raw))
            self.say(b"* %d FETCH (UID %d RFC822.SIZE %d)" % (uid, uid, size))
            return
        if b"HEADER" in command:
            raw = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
        else:
            self.server.fetched.append(uid)
        self.say(b"* %d FETCH (UID %d BODY[] {%d}" % (uid, uid, len(raw)))
        self.wfile.write(raw + b")\r\n")

    def mark(self, found):
        self.server.flags[int(found[1])].update(found[2].split())

    def say(self, *lines):
        for line in lines:
            self.wfile.write(line + b"\r\n")


class Mailbox(socketserver.ThreadingTCPServer):
    """`emails` are its messages by their UIDs, `flags` those set on each, `fetched` those that were
    read whole."""

    daemon_threads, block_on_close, password, token = True, False, b"secret", b"access"

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.emails, self.flags, self.sizes = {}, {}, {}
        self.fetched, self.connections = [], 0

    @property
    def url(self):
        return f"imap://portal:secret@127.0.0.1:{self.server_address[1]}/INBOX"

    def deliver(self, raw, *, size=None):
        uid = len(self.emails) + 1
        self.emails[uid] = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        self.flags[uid] = set()
        if size:
            self.sizes[uid] = size
        return uid


@contextlib.contextmanager
def mailbox():
    with Mailbox() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
