"""Training of councillors for recruitment and for disciplinary cases: the latest day of each."""

from typing import Self

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User
from people.models.holders import councillor_posts
from relations.models.human_resources import acts_for_human_resources


class TrainingKind(models.TextChoices):
    RECRUITMENT = "recruitment", "Recruitment"
    DISCIPLINARY = "disciplinary", "Disciplinary cases and grievances"


class TrainingQuerySet(RecordedQuerySet["CouncillorTraining"]):
    def visible_to(self, user: User) -> Self:
        """The whole register, for human resources, who keep it; nothing for anyone else."""
        return self if user.is_active and acts_for_human_resources(user) else self.none()

    def completed(self, kind: TrainingKind) -> Self:
        """Of one kind, on a day that has come."""
        return self.filter(kind=kind, held_on__lte=timezone.localdate())


class CouncillorTraining(models.Model):
    """One row for a person and a kind. `held_on` is a local date; without one the person is not
    trained: the day was entered in error."""

    person = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=TrainingKind)
    held_on = models.DateField(null=True)

    objects = TrainingQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "kind"], name="training_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person_id}"


def councillors_today() -> QuerySet[User]:
    return User.objects.filter(pk__in=councillor_posts().values("person")).order_by("name", "pk")


def trained_councillors(kind: TrainingKind) -> QuerySet[User]:
    """Today's councillors with a day of this training on record."""
    trained = CouncillorTraining.objects.completed(kind).values("person")
    return councillors_today().filter(pk__in=trained)
