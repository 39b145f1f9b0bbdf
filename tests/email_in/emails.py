"""Emails as they arrive, from Clara unless told otherwise."""

from email.message import EmailMessage

CLARA = "Clara Okafor <Clara@westhaven.example>"
ADDRESS = "enquiries@portal.example"


def email(text="The street light at 3 Coble Row is out.", *, files=(), html="", **headers):
    """The bytes of an email; headers by their names with _ for -, and None for one left out."""
    message = EmailMessage()
    usual = {"From": CLARA, "To": ADDRESS, "Subject": "Light out", "Message_ID": "<1@mail.example>"}
    for name, value in (usual | headers).items():
        if value is not None:
            message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.set_content(html, subtype="html")
    for name, content in files:
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()
