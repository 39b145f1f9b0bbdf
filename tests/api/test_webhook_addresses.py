"""Addresses of webhooks: nothing in here, when it is entered and again when it is used."""

import socket

import pytest
from django.core.exceptions import ValidationError

from api.webhooks.addresses import address_outside, checked_url, is_outside
from api.webhooks.post import post

INSIDE = ("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0")
INSIDE += ("100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fd00::1", "::")
INSIDE += ("::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:0:7f00:1::")


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_in_here_is_none(address):
    assert not is_outside(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1"])
def test_an_address_of_the_internet_is_one(address):
    assert is_outside(address)


@pytest.mark.parametrize(
    "url",
    [
        *("http://crm.example/", "ftp://crm.example/", "crm.example", "https://", "https:///x"),
        *("https://me:secret@crm.example/", "https://crm.example:0/", "https://crm.example:x/"),
        *("https://crm.example/#part", "https://[::1", "javascript:alert(1)"),
    ],
)
def test_what_is_no_https_address_is_refused(url):
    with pytest.raises(ValidationError, match="https"):
        checked_url(url)


def answers_of_names(monkeypatch, *rounds):
    """What the name is, each time that it is looked up."""
    left = list(rounds)

    def look_up(host, port, **more):
        return [(socket.AF_INET, 1, 6, "", (address, port)) for address in left.pop(0)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return left


@pytest.mark.parametrize("found", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], []])
def test_a_name_of_something_in_here_is_refused(found, monkeypatch):
    answers_of_names(monkeypatch, found)
    with pytest.raises(ValidationError, match="own network"):
        address_outside(checked_url("https://crm.example/"))


def test_a_name_is_looked_up_again_when_it_is_used_and_only_once(monkeypatch):
    left = answers_of_names(monkeypatch, ["10.0.0.1"], ["93.184.216.34"])
    answered = post("https://crm.example/", b"{}", {})
    assert (answered.status, "own network" in answered.error) == (None, True)
    tried = []

    def connect(address, timeout):
        tried.append(address)
        raise OSError

    monkeypatch.setattr(socket, "create_connection", connect)
    assert post("https://crm.example/", b"{}", {}).error == "No answer: OSError"
    assert (tried, left) == ([("93.184.216.34", 443)], [])
