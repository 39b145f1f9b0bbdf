"""Every view starts at the rows its reader may see: read from the code itself."""

import ast

import pytest

from tests.test_architecture import CODE, name, tree

# Rows that a view may read without asking who sees them, each with the reason.
NOT_CASES = {
    "DocumentDraft": "only ever the writer's own row",
    "Draft": "only ever the writer's own row",
    "MailSetting": "what emails say to every councillor; one row, which names no case",
    "NewsPreference": "only ever the reader's own row",
    "CalendarFeed": "only ever the reader's own row, or that of the secret in the address",
    "FirstReport": "only ever the member's own rows",
    "Appointment": "who holds which post is no secret",
    "Service": "names of services",
    "Ward": "names of wards",
    "Group": "names of political groups",
    "User": "names of colleagues; no case is among them",
    "SentMail": "one’s own, in the demo alone, and 404 elsewhere",
    "Protocol": "the rules are everybody's",
    "Verification": "how many rows a verification read, to the auditor alone; it names no case",
    "Review": "the council's review of its protocol, which names no case",
}


def answers_requests(code):
    """Whether a module holds a view: a function that takes a request and answers it."""
    return any(
        isinstance(node, ast.FunctionDef)
        and node.args.args
        and node.args.args[0].arg == "request"
        and "HttpResponse" in ast.unparse(node.returns or ast.Constant(""))
        for node in code.body
    )


def views():
    return [path for path in CODE if path.parts[-2] != "bench" and answers_requests(tree(path))]


# One’s own rows are a part of those that one sees.
RULES = ("visible_to", "own_of")
# A prefetch reads what hangs on rows that were found through the door before.
DOORS = {"visible_or_404", "Prefetch"}


def is_call_of(node, functions):
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in functions


def goes_through_the_door(node, parents):
    """Whether `Model.objects` is asked who may see it, here or where the rows are handed over."""
    while node := parents.get(node):
        if isinstance(node, ast.Attribute) and node.attr in RULES:
            return True
        if is_call_of(node, DOORS):
            return True
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            return is_handed_over(node, parents)
    return False


def is_handed_over(assignment, parents):
    """Whether rows kept under a name are given to a door, and to nothing else."""
    function = assignment
    while not isinstance(function, ast.FunctionDef):
        function = parents[function]
    uses = [
        parents[parents[node]] if isinstance(parents[node], ast.keyword) else parents[node]
        for node in ast.walk(function)
        if isinstance(node, ast.Name)
        and node.id == assignment.targets[0].id
        and isinstance(node.ctx, ast.Load)
    ]
    return bool(uses) and all(is_call_of(use, DOORS) for use in uses)


def open_doors(code):
    """The names of models whose rows are read without a look at who asks."""
    parents = {child: node for node in ast.walk(code) for child in ast.iter_child_nodes(node)}
    return [
        node.value.id
        for node in ast.walk(code)
        if isinstance(node, ast.Attribute)
        and node.attr in ("objects", "_default_manager", "history")
        and isinstance(node.value, ast.Name)
        and node.value.id[0].isupper()
        and node.value.id not in NOT_CASES
        and not goes_through_the_door(node, parents)
    ]


def test_a_view_starts_at_what_its_reader_may_see():
    assert len(views()) > 30
    assert {name(path): doors for path in views() if (doors := open_doors(tree(path)))} == {}


@pytest.mark.parametrize(
    ("code", "doors"),
    [
        ("def f(): return Enquiry.objects.get(pk=1)", ["Enquiry"]),
        ("def f():\n rows = Enquiry.objects.all()\n return rows.first()", ["Enquiry"]),
        ("def f():\n rows = Enquiry.objects.all()\n return visible_or_404(rows, u)", []),
        ("def f(): return Enquiry.objects.open().visible_to(u).count()", []),
        ("def f(): return Enquiry.objects.own_of(u).count()", []),
        ("def f(): return EnquiryLetter.objects.filter(case=1)", ["EnquiryLetter"]),
        ("def f():\n p = EnquiryPromise.objects.all()\n return Prefetch('x', queryset=p)", []),
        ("def f(): return Ward.objects.all()", []),
    ],
)
def test_that_look_at_views_sees_an_open_door(code, doors):
    assert open_doors(ast.parse(code)) == doors
