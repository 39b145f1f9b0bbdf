"""A mail server for one test, on a port of its own, that keeps whatever it is sent."""

import contextlib
import email
import email.policy
import socketserver
import threading

DROP, HANG = "drop", "hang"  # instead of an answer
LONGEST_HANG = 30


class Dropped(Exception):
    """The server ends the conversation without a word."""


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.server.connections += 1
        with contextlib.suppress(Dropped, OSError):
            self.say(self.answer("CONNECT", "220 ready"))
            while line := self.rfile.readline().decode().strip():
                self.deal_with(line)

    def deal_with(self, line):
        command = line.upper()
        if command == "DATA":
            self.say(self.answer(command, "354 go on"))
            self.server.messages.append(self.read_message())
            self.say(self.answer("END", "250 done"))
            return
        self.say(self.answer(command, "221 goodbye" if command == "QUIT" else "250 done"))
        if command == "QUIT":
            raise Dropped

    def answer(self, command, usual):
        """What the test has the server say to a command, or what it usually says."""
        said = self.server.answers(command) or usual
        if said == HANG:
            self.server.over.wait(LONGEST_HANG)
        if said in (HANG, DROP):
            raise Dropped
        return said

    def say(self, answer):
        self.wfile.write(answer.encode() + b"\r\n")

    def read_message(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))  # a leading full stop is sent twice
        return email.message_from_bytes(b"".join(lines), policy=email.policy.default)


class MailServer(socketserver.ThreadingTCPServer):
    daemon_threads, block_on_close = True, False


@contextlib.contextmanager
def smtp_sink(answers=lambda command: None):
    """Gives a server with `url` for EMAIL_URL, `messages`, as email.message.EmailMessage, and the
    number of `connections`. `answers` gets each command in capitals, CONNECT, and END after the
    mail, and says what else to answer: a line, DROP or HANG."""
    with MailServer(("127.0.0.1", 0), Conversation) as server:
        server.messages, server.connections, server.answers = [], 0, answers
        server.over = threading.Event()
        server.port = server.server_address[1]
        server.url = f"smtp://127.0.0.1:{server.port}"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
