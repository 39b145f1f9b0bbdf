"""Personal data in relations of members and officers; what is declared in confidence is sealed."""

PERSONAL: dict[str, dict[str, str]] = {
    "relations.Declaration": {
        "author": "Who declared the connection, as a tag that cannot be read without its key",
        "named": "The person on the other side of the connection, as a tag",
        "office": "Which office reads it, as a tag",
        "pair": "The councillor and the officer together, as a tag",
        "said": "Encrypted: the two people, the kind of connection and its description",
        "notes": "Encrypted: who acknowledged it and what is recorded about its end",
    },
    "relations.DeclarationAccess": {
        "said": "Encrypted: who opened or acknowledged it, and reasons for assigning an enquiry",
    },
}

NOT_PERSONAL: dict[str, str] = {
    "relations.Declaration": "key declared_at state",
    "relations.DeclarationAccess": "key declaration at",
}
