"""The pages on which posts are shown: of councillors, and those of officers that are restricted."""

from tests.journeys.stops import Stop

POSTS = [
    Stop("protocols:contacts", "clara", "posts_of_councillors"),
    Stop("protocols:role", "clara", "posts_of_councillors"),
    Stop("protocols:restricted", "hana", "restricted_posts"),
    Stop("protocols:restricted", "petra", "restricted_posts"),
    Stop("protocols:restrict", "hana", "restricted_posts", "Add it to the list"),
    Stop("protocols:release", "hana", "a_restricted_post"),
    Stop("protocols:restriction", "omar", "restricted_posts", "Confirm and go on"),
    Stop("protocols:restriction", "ruth", "restricted_posts"),
    Stop("protocols:expected", "ruth", "restricted_posts"),
]
