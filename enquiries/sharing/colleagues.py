"""Colleagues a councillor can share an enquiry with: today's other councillors of the same ward."""

from django.db.models import Q, QuerySet

from enquiries.models import Enquiry, EnquiryShare
from people.models import User, councillor_posts
from people.roles import Role


def colleagues_of(user: User, enquiry: Enquiry) -> QuerySet[User]:
    """By name: councillors of the enquiry's ward or of one of this councillor's own, without those
    who read it already."""
    wards = [post.ward_id for post in user.posts_today if post.role == Role.COUNCILLOR]
    posts = councillor_posts().filter(Q(ward=enquiry.ward_id) | Q(ward__in=filter(None, wards)))
    reading = EnquiryShare.objects.in_force().filter(case=enquiry).values("person")
    rows = User.objects.filter(pk__in=posts.filter(ward__isnull=False).values("person"))
    return rows.exclude(pk__in=[user.pk, enquiry.informed_id or 0]).exclude(pk__in=reading)
