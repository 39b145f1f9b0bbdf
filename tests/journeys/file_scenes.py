"""Files on enquiries as the pages show them."""

from uuid import uuid4

from casework.files import arriving, openings
from casework.files.models import State
from enquiries import actions
from enquiries.models import Draft
from foundation.history import write
from tests.enquiries import cases
from tests.files import docx, pdf, pending, photo, upload
from tests.people import named

LONG = "Photos of flooding in Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch.pdf"


def a_photo(clock):
    return cases.with_photo(cases.assigned(), photo(6))


def a_letter(clock):
    return cases.with_photo(cases.assigned(), pdf(3), LONG)


def a_held_file(clock):
    return in_state(State.CHECKING)


def held_files(clock):
    """A page about them names none of them."""
    a_held_file(clock)


def an_unsafe_file(clock):
    return in_state(State.UNSAFE)


def in_state(state):
    file = cases.with_photo(cases.assigned())
    write(file, by=named("dev"), reason="checked", state=state)
    return file


def a_file_often_opened(clock):
    file = a_letter(clock)
    for who in (named("omar"), named("clara")) * 14:
        openings.record_opening(file, who, "downloaded")
    return file


def files_on_every_letter(clock):
    enquiry = cases.assigned()
    for name, content in (("IMG_0417.jpg", photo()), (LONG, pdf(30)), ("plan.docx", docx())):
        file = cases.with_photo(enquiry, content, name)
    write(file, by=named("dev"), reason="checked", state=State.CHECKING)
    omar = named("omar")
    letter = [pending(omar, "Answer to Councillor Okafor.pdf", pdf())]
    return actions.answer(enquiry, text="See my letter.", by=omar, key=uuid4(), attached=letter)


def drafted_with_a_photo(drafted):
    """Makes a scene of the one in which a councillor has answered every question."""

    def scene(clock):
        drafted(clock)
        clara = named("clara")
        draft = Draft.objects.get(writer=clara)
        chosen = arriving.accept_upload(upload("shelter.jpg", photo()), by=clara, place=True)
        draft.answers |= {"attached": [str(chosen.key)], "place": ""}
        draft.save()

    return scene
