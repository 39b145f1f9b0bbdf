"""People a councillor can share an enquiry with: councillors of the same ward, and assistants."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from enquiries.models import Enquiry, EnquiryShare
from people.models import Appointment, User, assistant_posts, councillor_posts
from people.roles import Role


def colleagues_of(user: User, enquiry: Enquiry) -> QuerySet[User]:
    """Today's councillors of the enquiry's ward or of this councillor's own, and the councillor's
    assistants (`is_own_assistant`), without those who read it already."""
    assistants = assistant_posts().filter(councillor=user)
    reading = EnquiryShare.objects.in_force().filter(case=enquiry).values("person")
    of_ward = Q(pk__in=councillors_for(user, enquiry).values("person"))
    rows = User.objects.filter(of_ward | Q(pk__in=assistants.values("person")))
    rows = rows.exclude(pk__in=[user.pk, enquiry.informed_id or 0]).exclude(pk__in=reading)
    return rows.annotate(is_own_assistant=Exists(assistants.filter(person=OuterRef("pk"))))


def councillors_for(user: User, enquiry: Enquiry) -> QuerySet[Appointment]:
    wards = [post.ward_id for post in user.posts_today if post.role == Role.COUNCILLOR]
    places = {ward for ward in (*wards, enquiry.ward_id) if ward}
    return councillor_posts().filter(ward__in=places)
