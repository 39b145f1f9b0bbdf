"""Names of posts: what others call a post in a service, and one on a committee."""

from people.roles import Role

IN_SERVICE: dict[str, str] = {
    Role.OFFICER: "{}",
    Role.HEAD_OF_SERVICE: "Head of {}",
    Role.LINE_MANAGER: "Line manager in {}",
    Role.NOMINATED_OFFICER: "Nominated officer in {}",
}
ON_COMMITTEE: dict[str, str] = {
    Role.COMMITTEE_CHAIR: "Chair of {}",
    Role.VICE_CHAIR: "Vice-chair of {}",
    Role.SPOKESPERSON: "Spokesperson on {}",
}
