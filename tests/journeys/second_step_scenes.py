"""Second steps of signing in: Clara has a passkey, an authenticator app and recovery codes."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from people.proposals.actions import propose_lost_factor
from people.second_factors.cipher import encrypted
from tests.people import named
from tests.second_factors.passkeys import Device


def with_passkey(clock):
    """What the addresses of the passkey take. She has nothing else."""
    Authenticator.objects.filter(user=named("clara")).delete()
    made = Device("clara").made({"publicKey": {"challenge": "YQ"}})
    row = Authenticator.objects.create(
        user=named("clara"),
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "My phone", "credential": made},
    )
    return (row.pk,)


def with_second_steps(clock):
    with_passkey(clock)
    secret = {"secret": encrypted("A" * 32)}
    kind = Authenticator.Type.TOTP
    Authenticator.objects.create(user=named("clara"), type=kind, data=secret)
    RecoveryCodes.activate(named("clara"))
    return ()


def clara_has_second_steps(clock):
    with_second_steps(clock)
    return (named("clara").pk,)


def second_step_said_to_be_lost(clock):
    with_second_steps(clock)
    why = "She came to the office with her broken phone."
    return (propose_lost_factor(named("clara"), by=named("petra"), why=why).pk,)
