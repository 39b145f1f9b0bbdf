"""Drafts of complaints: encrypted answers and evidence, and the people they name."""

import uuid
from typing import Any, NamedTuple

from django.utils import timezone

from casework.files import store
from casework.files.models import PendingUpload, State
from casework.sealing import keys as sealing_keys
from casework.sealing.field import opened_value, ring_of, sealed_values
from complaints import categories
from complaints.blind_index import draft_tag
from complaints.models import Complaint, Draft, Evidence
from complaints.routing import Matter, Posts, group_of, people_kept_out, rank_of, service_of
from people.models import User
from protocols.models import Protocol

Answers = dict[str, Any]


def draft_of(user: User) -> Draft:
    """The only draft that a person has; a new one is saved once something is in it."""
    draft = Draft.objects.filter(writer=draft_tag(user)).first()
    if draft is None:
        draft = Draft(writer=draft_tag(user), key=uuid.uuid4())
        draft.answers = sealed_values(draft, answers={})["answers"]
    return draft


def answers_of(draft: Draft) -> Answers:
    answers: Answers = opened_value(draft, "answers")
    return answers


def save_draft(draft: Draft, answers: Answers) -> None:
    for name, value in sealed_values(draft, answers=answers).items():
        setattr(draft, name, value)
    draft.save()


def is_from_member(user: User) -> bool:
    return user.is_member


def matter_of_draft(user: User, answers: Answers, version: Protocol, posts: Posts) -> Matter:
    """The draft as routing sees it."""
    about = person_complained_about(answers)
    by_member = is_from_member(user)
    others = [*answers.get("witnesses", []), *answers.get("involved", [])]
    service = about["service"] if by_member else service_of(user)
    by = "councillor" if by_member else "officer"
    kinds = categories.kinds_chosen(answers.get("categories", ()), version, by)
    group = about["group"] if any(kind.bars_group for kind in kinds) else None
    return Matter(
        by=by,
        about=about["rank"],
        out=people_kept_out(
            posts, complainant=user.pk, about=about["pk"], others=others, group=group
        ),
        service=service,
        group=group_of(user) if by_member else about["group"],
        chosen=answers.get("level", ""),
        categories=tuple(kind.category.value for kind in kinds),
        is_concern=bool(answers.get("concern")),
    )


def person_complained_about(answers: Answers) -> dict[str, Any]:
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
    posts = [post.post for post in person.posts_today]
    return {
        "pk": person.pk,
        "name": person.styled,
        "post": posts[0] if posts else "",
        "rank": rank_of(person) or answers.get("rank") or "officer",
        "service": service_of(person),
        "group": group_of(person),
    }


def people_named(keys: list[int]) -> list[dict[str, Any]]:
    people = {person.pk: person for person in User.objects.filter(pk__in=keys)} if keys else {}
    return [{"pk": key, "name": people[key].name} for key in keys if key in people]


def evidence_of(draft: Draft) -> list[Evidence]:
    """The files of a draft, without what is in them."""
    return list(Evidence.objects.filter(draft=draft.writer).defer("content"))


class OpenedFile(NamedTuple):
    """A decrypted file: its description and its content."""

    said: dict[str, Any]
    content: bytes


def seal_uploads(draft: Draft, uploads: list[PendingUpload]) -> None:
    """Encrypt uploads that were checked; nothing of it stays in the ordinary store."""
    for upload in uploads:
        said = {
            "name": upload.name,
            "kind": upload.kind,
            "words": upload.in_words,
            "checked": upload.state == State.READY,
        }
        new_evidence(OpenedFile(said, store.file_content(upload.key)), draft=draft.writer)
        key = upload.key
        upload.delete()
        store.remove_files(key)


def new_evidence(file: OpenedFile, *, case: Complaint | None = None, draft: str = "") -> Evidence:
    """One file of a draft, or of a complaint, encrypted for the readers of that."""
    row = Evidence(key=uuid.uuid4(), case=case, draft=draft, added_at=timezone.now())
    row.said = sealed_values(row, said=file.said)["said"]
    row.content = sealed_content(row, file.content)
    row.save(force_insert=True)
    return row


def sealed_content(row: Evidence, content: bytes) -> sealing_keys.Sealed:
    field: Any = Evidence._meta.get_field("content")
    return sealing_keys.Sealed(
        sealing_keys.sealed_bytes(content, field.context_of(row), ring_of(row))
    )


def opened_files(draft: Draft) -> list[OpenedFile]:
    return [opened_file(row) for row in Evidence.objects.filter(draft=draft.writer)]


def opened_file(row: Evidence) -> OpenedFile:
    return OpenedFile(opened_value(row, "said"), opened_content(row))


def opened_content(row: Evidence) -> bytes:
    field: Any = Evidence._meta.get_field("content")
    return sealing_keys.opened_bytes(row.content.token, field.context_of(row))


def delete_file(draft: Draft, key: uuid.UUID) -> None:
    Evidence.objects.filter(draft=draft.writer, key=key).delete()


def delete_draft(draft: Draft) -> None:
    """Delete the draft and its files."""
    Evidence.objects.filter(draft=draft.writer).delete()
    Draft.objects.filter(writer=draft.writer).delete()
