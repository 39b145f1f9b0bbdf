"""What has somebody typed of a complaint? A sealed draft, and what it says of who and whom."""

import uuid
from typing import Any

from django.utils import timezone

from casework import sealing
from casework.fields import opened, sealed
from casework.files import store
from casework.files.models import PendingUpload, State
from complaints.models import Draft, Evidence
from complaints.readers import Matter, Posts, group_of, kept_out, rank_of, service_of
from complaints.tags import draft_tag
from people.models import User

Answers = dict[str, Any]


def draft_of(user: User) -> Draft:
    """The one draft that somebody has; a new one is not saved before something is in it."""
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


def matter(user: User, answers: Answers, posts: Posts) -> Matter:
    """As the routes see it."""
    about = about_whom(answers)
    by_member = is_from_member(user)
    others = [*answers.get("witnesses", []), *answers.get("involved", [])]
    service = about["service"] if by_member else service_of(user)
    return Matter(
        by="councillor" if by_member else "officer",
        about=about["rank"],
        out=kept_out(posts, complainant=user.pk, about=about["pk"], others=others),
        service=service,
        group=group_of(user) if by_member else about["group"],
        chosen=answers.get("level", ""),
    )


def about_whom(answers: Answers) -> dict[str, Any]:
    """The person complained about: one of the portal's, or somebody who was typed."""
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


def keep_files(draft: Draft, uploads: list[PendingUpload]) -> None:
    """Seal what was uploaded and checked; nothing of it stays in the ordinary store."""
    for upload in uploads:
        row = Evidence(key=uuid.uuid4(), draft=draft.writer, added_at=timezone.now())
        said = {
            "name": upload.name,
            "kind": upload.kind,
            "words": upload.in_words,
            "checked": upload.state == State.READY,
        }
        row.said = sealed(row, said=said)["said"]
        field: Any = Evidence._meta.get_field("content")
        content = sealing.sealed(store.content(upload.key), field.context_of(row))
        row.content = sealing.Sealed(content)
        row.save(force_insert=True)
        key = upload.key
        upload.delete()
        store.remove(key)


def content_of(row: Evidence) -> bytes:
    field: Any = Evidence._meta.get_field("content")
    return sealing.opened(row.content.token, field.context_of(row))


def drop_file(draft: Draft, key: uuid.UUID) -> None:
    Evidence.objects.filter(draft=draft.writer, key=key).delete()


def forget(draft: Draft) -> None:
    """What was typed and chosen goes, as if it had never been."""
    Evidence.objects.filter(draft=draft.writer).delete()
    Draft.objects.filter(writer=draft.writer).delete()
