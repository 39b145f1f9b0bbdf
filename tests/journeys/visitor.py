"""Somebody in front of a browser, in sentences: opens, writes, chooses, presses, sees.

Whatever the console says against a page is kept in `complaints`; the fixture
fails on it. With SHOTS=folder every page that is looked at is kept as a picture.
"""

import itertools
import os
import re
from contextlib import ExitStack
from pathlib import Path

from django.conf import settings
from playwright.sync_api import expect

from tests.clients import Client
from tests.people import PASSWORD, email_of, named

DESK, PHONE = 1280, 360
REFUSED = (403, 404, 409, 500)  # pages of ours that explain themselves
PATIENCE = 15_000  # milliseconds that a page may take on a busy machine
expect.set_options(timeout=PATIENCE)
LEADS_AWAY = "c => c.tagName === 'A' ? !c.hash && !c.download : c.type === 'submit' && !!c.form"
numbers = itertools.count(1)


class Visitor:
    def __init__(self, context, server, width, complaints):
        self.context, self.server, self.width = context, server, width
        self.complaints = complaints
        self.page = context.new_page()
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self.hear)
        self.page.on("response", self.take)
        self.answer, self.served = None, None
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, message):
        """Errors and warnings, but not Chromium's note that a page of ours came as a refusal."""
        refusal = any(f"status of {status}" in message.text for status in REFUSED)
        if refusal and message.location["url"] == self.page.url:
            return
        if message.type in ("error", "warning"):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def take(self, response):
        """The answer to the last request for a page, and not for what the page needs."""
        if response.request.is_navigation_request():
            self.answer, self.served = response, None

    def page_as_served(self):
        if self.served is None:
            self.served = self.answer.text()
        return self.served

    def is_let_in_as(self, name):
        """Signed in without the sign-in page, which has tests of its own."""
        client = Client()
        client.force_login(named(name))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.server}
        self.context.add_cookies([cookie])

    def signs_in_as(self, name):
        self.writes("Email address", email_of(name.title()))
        self.writes("Password", PASSWORD)
        self.presses("Sign in")

    def opens(self, path="/"):
        self.page.goto(self.server + path)

    def opens_another_window(self, path):
        other = Visitor(self.context, self.server, self.width, self.complaints)
        other.opens(path)
        return other

    def writes(self, label, text):
        self.page.get_by_label(label, exact=True).fill(text)

    def chooses(self, label):
        self.page.get_by_label(label, exact=True).check()

    def chooses_files(self, label, *files):
        """Each file is a name and its content."""
        chosen = [{"name": n, "mimeType": "image/jpeg", "buffer": c} for n, c in files]
        self.page.get_by_label(label, exact=True).set_input_files(chosen)

    def picks(self, label, option):
        self.page.get_by_label(label).select_option(label=option)

    def clicks(self, control):
        """A click alone does not wait for the page it leads to, and whatever is asked next would
        be looked for on the page that is left."""
        with ExitStack() as waiting:
            if control.evaluate(LEADS_AWAY):
                new_page = self.page.expect_navigation(wait_until="domcontentloaded")
                waiting.enter_context(new_page)
            control.click()

    def presses(self, name):
        self.clicks(self.page.get_by_role("button", name=name, exact=True))

    def leaves_by(self, name):
        """Presses a button whose script leads to another page, and waits until that is there."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def saves(self, name):
        """Presses a button that gives a file, and is given it."""
        with self.page.expect_download() as saved:
            self.page.get_by_role("button", name=name, exact=True).click()
        return saved.value

    def sends(self, name):
        """An officer previews a letter before it goes."""
        self.presses("Preview letter")
        self.reads("Preview of your letter")
        self.presses(name)

    def follows(self, name):
        """The first link of this name; what is said after a colon is for those who hear it."""
        words = re.compile(rf"^{re.escape(name)}(\s*:.*)?$")
        self.clicks(self.page.get_by_role("link", name=words).first)

    def follows_in_menu(self, name):
        """On a phone the menu is folded."""
        if self.width == PHONE:
            self.presses("Menu")
        self.clicks(self.page.get_by_role("navigation", name="Menu").get_by_role("link", name=name))

    def follows_or_presses(self, name):
        """The first action on a page is a button, and later ones are links."""
        button = self.page.get_by_role("button", name=name, exact=True)
        self.clicks(button.or_(self.page.get_by_role("link", name=name, exact=True)).first)

    def reads(self, heading):
        """The page under this heading, once it is there."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)
        self.keep_picture()

    def has_no_interest(self):
        self.chooses("No")
        self.presses("Continue")

    def sees(self, *words):
        for word in words:
            expect(self.page.locator("body")).to_contain_text(word)
        self.keep_picture()

    def does_not_see(self, *words):
        for word in words:
            expect(self.page.locator("body")).not_to_contain_text(word)

    def is_told(self, problem):
        """The message is in the summary, which has the focus, and at its field if it has one."""
        summary = self.page.locator(".govuk-error-summary")
        expect(summary).to_contain_text(problem)
        if self.page.locator("body.js-enabled").count():
            expect(summary).to_be_focused()
        if summary.locator("a").count():
            at_field = self.page.locator(".govuk-error-message", has_text=problem)
            expect(at_field.first).to_be_visible()
        self.keep_picture()

    def still_has(self, label, text):
        expect(self.page.get_by_label(label, exact=True)).to_have_value(text)

    def keep_picture(self):
        folder = os.environ.get("SHOTS")
        if folder:
            place = self.page.url.removeprefix(self.server).split("?")[0].strip("/")
            width = self.page.viewport_size["width"]
            name = f"{next(numbers):03}-{place.replace('/', '-') or 'home'}-{width}.png"
            self.page.screenshot(path=Path(folder) / name, full_page=True)
