"""Check of the chain keys: a sample of links by their code, and of heads by their signature."""

from evidence.heads import is_signed
from evidence.keys import ChainKeys, chain_keys
from evidence.links import code_of, framed_name, place_of
from evidence.models import ChainLink, Head, Link, SealedLink
from foundation.key_report import KeyReport, spread

LINKS, HEADS = "Links of history", "Heads of history"
OTHER = "is another key than the one with which"


def check_chain_keys() -> list[KeyReport]:
    links, heads = KeyReport(LINKS), KeyReport(HEADS)
    keys = chain_keys()
    check_codes(keys, links)
    check_signatures(keys, heads)
    return [links, heads]


def check_codes(keys: ChainKeys, report: KeyReport) -> None:
    sample = [link for model in (Link, SealedLink) for link in spread(model._base_manager.all())]
    if not keys:
        report.not_checked = "not checked, because this process has no chain key."
        if sample:
            report.absent = "There is no chain key, and history has links. Set CHAIN_KEY_FILE."
        return
    wrong = [link for link in sample if not is_of_key(keys, link)]
    report.opened = len(sample) - len(wrong)
    if wrong:
        report.missing.append(
            f"CHAIN_KEY_FILE or CHAIN_KEY {OTHER} {len(wrong)} of the {len(sample)} links looked "
            f"at were written, for example that of {wrong[0]}."
        )


def is_of_key(keys: ChainKeys, link: ChainLink) -> bool:
    name = framed_name(link.table_name)
    place = place_of(name, link.row_key, link.record, link.step, link.columns)
    return code_of(keys, place, bytes(link.digest), bytes(link.previous)) == bytes(link.mac)


def check_signatures(keys: ChainKeys, report: KeyReport) -> None:
    public = keys.public
    if public is None:
        report.not_checked = "not checked, because this process has no public key of heads."
        return
    sample = [*Head.objects.order_by("number")[:1], *Head.objects.order_by("-number")[:1]]
    wrong = [head for head in sample if not is_signed(public, head)]
    report.opened = len(sample) - len(wrong)
    if wrong:
        report.missing.append(f"HEAD_PUBLIC_KEY {OTHER} {wrong[0]} was signed.")
    signing = keys.signing
    if signing and signing.public_key().public_bytes_raw() != public.public_bytes_raw():
        report.missing.append("HEAD_SIGNING_KEY and HEAD_PUBLIC_KEY are not of one pair.")
