"""Personal data of the evidence over history: none; commitments are keyed and say nothing."""

LINK = "id table_name row_key record step columns digest previous mac head"

PERSONAL: dict[str, dict[str, str]] = {}

NOT_PERSONAL = {
    "evidence.Link": LINK.removeprefix("id "),
    "evidence.SealedLink": LINK,
    "evidence.Head": "number at links contents leaves previous digest signature",
    "evidence.Verification": "at records tables links heads triggers files problems",
}
