"""Cache, sessions and queue hold JSON, and no code of ours loads what could run."""

import ast
import base64
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connection
from django.urls import reverse

from portal.celery import app
from tests.test_architecture import CODE, name, tree

# What executes what it loads; multiprocessing pickles what its processes send each other.
EXECUTES = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "jsonpickle"}
EXECUTES |= {"multiprocessing"}
YAML = {"load", "load_all", "unsafe_load", "full_load"}
pytestmark = pytest.mark.django_db


def modules_imported(node):
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    return {(node.module or "").partition(".")[0]} if isinstance(node, ast.ImportFrom) else set()


def loads_yaml(node):
    return (
        isinstance(node, ast.Attribute)
        and node.attr in YAML
        and isinstance(node.value, ast.Name)
        and node.value.id == "yaml"
    )


def executes(module):
    """Whether code imports what can execute the data it loads."""
    nodes = list(ast.walk(module))
    return any(modules_imported(node) & EXECUTES or loads_yaml(node) for node in nodes)


def test_no_code_of_ours_loads_what_can_run():
    assert [name(path) for path in CODE if executes(tree(path))] == []


@pytest.mark.parametrize(
    "line",
    ["import pickle", "from marshal import loads", "import shelve as s", "yaml.load(text)"],
)
def test_the_search_finds_each_way_of_loading(line):
    assert executes(ast.parse(line))


def test_the_queue_takes_json_only():
    conf = app.conf
    assert set(conf.accept_content) == {"json"}
    serializers = (conf.task_serializer, conf.result_serializer, conf.event_serializer)
    assert set(serializers) == {"json"}
    assert conf.result_accept_content in (None, ["json"])


class Attack:
    """Creates a file as soon as it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return open, (str(self.path), "w")


def put_into_table(key, text):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cache WHERE cache_key = %s", [key])
        cursor.execute("INSERT INTO cache VALUES (%s, %s, now() + interval '1 day')", [key, text])


def test_a_pickle_in_the_cache_table_runs_nothing_and_the_page_answers(client, tmp_path):
    proof = tmp_path / "executed"
    text = base64.b64encode(pickle.dumps(Attack(proof))).decode()
    pickle.loads(base64.b64decode(text)).close()
    assert proof.exists()
    proof.unlink()
    put_into_table(cache.make_key("health"), text)
    assert client.get(reverse("health")).status_code in (200, 503)
    assert cache.get("health", "absent") == "absent"
    assert not proof.exists()


def test_limits_pickled_before_an_upgrade_are_started_again(client):
    typed = {"login": "mona@westhaven.example", "password": "wrong"}
    client.post(reverse("account_login"), typed)
    with connection.cursor() as cursor:
        pickled = base64.b64encode(pickle.dumps([1.0, 2.0])).decode()
        cursor.execute("UPDATE cache SET value = %s", [pickled])
        assert cursor.rowcount
    assert client.post(reverse("account_login"), typed).status_code == 200


@pytest.mark.parametrize("value", [None, True, 3, 2.5, "text’", [1, [2]], {"a": {"b": []}}])
def test_what_json_holds_comes_back(value):
    cache.set("key", value)
    assert cache.get("key", "absent") == value
    assert cache.has_key("key")


@pytest.mark.parametrize("value", [{1, 2}, b"bytes", object()], ids=["set", "bytes", "object"])
def test_what_json_cannot_hold_is_refused(value):
    with pytest.raises(TypeError, match="not JSON serializable"):
        cache.set("key", value)
    with pytest.raises(TypeError, match="not JSON serializable"):
        cache.add("key", value)


def later(seconds):
    """What is kept is so much older."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cache SET expires = expires - make_interval(secs => %s)", [seconds])


def test_a_value_ends_with_its_time():
    cache.set("key", 1, 300)
    later(200)
    assert (cache.get("key"), cache.touch("key", 300)) == (1, True)
    later(200)
    assert cache.get("key") == 1
    later(101)
    assert cache.get("key") is None
    assert not cache.touch("key")
    assert cache.add("key", 2)
    assert not cache.add("key", 3)
    assert cache.get("key") == 2
    assert (cache.delete("key"), cache.delete("key")) == (True, False)


def test_a_full_table_loses_only_what_has_expired():
    """Otherwise many made-up addresses would push out the limit on guessing a password."""
    for number in range(400):
        cache.set(f"limit-{number}", number, 600)
    cache.set("ended", 1, 60)
    later(61)
    cache.set("another", 1)
    assert [cache.get(f"limit-{number}") for number in range(400)] == list(range(400))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache WHERE expires < now()")
        assert cursor.fetchone() == (0,)


def claim(number):
    try:
        return cache.add("lock", number)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_only_the_first_of_several_at_once_adds(council):
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(claim, range(8))) == 1
    cache.clear()
