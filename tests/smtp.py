"""A mail server for one test, on a port of its own, that keeps whatever it is sent."""

import contextlib
import email
import email.policy
import socketserver
import threading


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 ready")
        while line := self.rfile.readline().strip().upper():
            if line == b"QUIT":
                self.say("221 goodbye")
                return
            if line == b"DATA":
                self.say("354 go on")
                self.server.messages.append(self.read_message())
            self.say("250 done")

    def say(self, answer):
        self.wfile.write(answer.encode() + b"\r\n")

    def read_message(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))  # a leading full stop is sent twice
        return email.message_from_bytes(b"".join(lines), policy=email.policy.default)


@contextlib.contextmanager
def smtp_sink():
    """Gives a server with `url` for EMAIL_URL and `messages`, as email.message.EmailMessage."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        server.messages = []
        server.url = f"smtp://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
