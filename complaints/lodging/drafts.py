"""Draft of a complaint: encrypted, with who complains and who it is about."""

import uuid
from typing import Any, NamedTuple

from django.utils import timezone

from casework.files import store
from casework.files.models import PendingUpload, State
from casework.sealing import keys as sealing_keys
from casework.sealing.field import opened, ring_of, sealed
from complaints import categories
from complaints.blind_index import draft_tag
from complaints.models import Complaint, Draft, Evidence
from complaints.routing import Matter, Posts, group_of, kept_out, rank_of, service_of
from people.models import User
from protocols.models import Protocol

Answers = dict[str, Any]


def draft_of(user: User) -> Draft:
    """The only draft that a person has; a new one is saved once something is in it."""
    found = Draft.objects.filter(writer=draft_tag(user)).first()
    if found is None:
        found = Draft(writer=draft_tag(user), key=uuid.uuid4())
        found.answers = sealed(found, answers={})["answers"]
    return found


def answers_of(draft: Draft) -> Answers:
    found: Answers = opened(draft, "answers")
    return found


def save(draft: Draft, answers: Answers) -> None:
    for name, value in sealed(draft, answers=answers).items():
        setattr(draft, name, value)
    draft.save()


def is_from_member(user: User) -> bool:
    return user.is_member


def matter(user: User, answers: Answers, version: Protocol, posts: Posts) -> Matter:
    """As the routes see it."""
    about = about_whom(answers)
    by_member = is_from_member(user)
    others = [*answers.get("witnesses", []), *answers.get("involved", [])]
    service = about["service"] if by_member else service_of(user)
    by = "councillor" if by_member else "officer"
    kinds = categories.chosen(answers.get("categories", ()), version, by)
    group = about["group"] if any(kind.bars_group for kind in kinds) else None
    return Matter(
        by=by,
        about=about["rank"],
        out=kept_out(posts, complainant=user.pk, about=about["pk"], others=others, group=group),
        service=service,
        group=group_of(user) if by_member else about["group"],
        chosen=answers.get("level", ""),
        categories=tuple(kind.category.value for kind in kinds),
        is_concern=bool(answers.get("concern")),
    )


def about_whom(answers: Answers) -> dict[str, Any]:
    """The person complained about: someone on the portal, or a name that was typed."""
    key = answers.get("person")
    person = User.objects.filter(pk=key).first() if key else None
    if person is None:
        return {
            "pk": None,
            "name": answers.get("name") or "",
            "post": "",
            "rank": answers.get("rank") or "officer",
            "service": answers.get("service"),
            "group": None,
        }
    posts = [hat.post for hat in person.hats]
    return {
        "pk": person.pk,
        "name": person.styled,
        "post": posts[0] if posts else "",
        "rank": rank_of(person) or answers.get("rank") or "officer",
        "service": service_of(person),
        "group": group_of(person),
    }


def named(keys: list[int]) -> list[dict[str, Any]]:
    people = {person.pk: person for person in User.objects.filter(pk__in=keys)} if keys else {}
    return [{"pk": key, "name": people[key].name} for key in keys if key in people]


def evidence_of(draft: Draft) -> list[Evidence]:
    """The files of a draft, without what is in them."""
    return list(Evidence.objects.filter(draft=draft.writer).defer("content"))


class File(NamedTuple):
    """A file, opened: what is said of it, and what is in it."""

    said: dict[str, Any]
    content: bytes


def keep_files(draft: Draft, uploads: list[PendingUpload]) -> None:
    """Seal what was uploaded and checked; nothing of it stays in the ordinary store."""
    for upload in uploads:
        said = {
            "name": upload.name,
            "kind": upload.kind,
            "words": upload.in_words,
            "checked": upload.state == State.READY,
        }
        new_evidence(File(said, store.content(upload.key)), draft=draft.writer)
        key = upload.key
        upload.delete()
        store.remove(key)


def new_evidence(file: File, *, case: Complaint | None = None, draft: str = "") -> Evidence:
    """One file of a draft, or of a complaint, encrypted for the readers of that."""
    row = Evidence(key=uuid.uuid4(), case=case, draft=draft, added_at=timezone.now())
    row.said = sealed(row, said=file.said)["said"]
    row.content = sealed_content(row, file.content)
    row.save(force_insert=True)
    return row


def sealed_content(row: Evidence, content: bytes) -> sealing_keys.Sealed:
    field: Any = Evidence._meta.get_field("content")
    return sealing_keys.Sealed(sealing_keys.sealed(content, field.context_of(row), ring_of(row)))


def contents_of(draft: Draft) -> list[File]:
    return [opened_file(row) for row in Evidence.objects.filter(draft=draft.writer)]


def opened_file(row: Evidence) -> File:
    return File(opened(row, "said"), content_of(row))


def content_of(row: Evidence) -> bytes:
    field: Any = Evidence._meta.get_field("content")
    return sealing_keys.opened(row.content.token, field.context_of(row))


def drop_file(draft: Draft, key: uuid.UUID) -> None:
    Evidence.objects.filter(draft=draft.writer, key=key).delete()


def forget(draft: Draft) -> None:
    """Delete the draft and its files."""
    Evidence.objects.filter(draft=draft.writer).delete()
    Draft.objects.filter(writer=draft.writer).delete()
