"""What Schemathesis can't make up: a key, and the name and the password of an account."""

import os

import schemathesis

KNOWN = {
    "api-key": os.environ.get("API_KEY"),
    "username": os.environ.get("PERSONAS_ACTIVE_USERNAME"),
    "password": os.environ.get("PERSONAS_ACTIVE_PASSWORD"),
}


def filled(fields):
    if isinstance(fields, dict):
        fields.update({name: value for name, value in KNOWN.items() if value and name in fields})
    return fields


@schemathesis.hook
def map_body(_, body):
    return filled(body)


@schemathesis.hook
def map_query(_, query):
    return filled(query)


@schemathesis.auth()
class Login:
    """The bearer token of an API that issues one."""

    def get(self, case, _):
        if KNOWN["password"] is None:
            return None
        login = {"username": KNOWN["username"], "password": KNOWN["password"], "device_name": "ecosystem"}
        operation = case.operation.schema.find_operation_by_id("createToken")
        return operation.Case(body=login, media_type="application/json").call().json()["token"]

    def set(self, case, token, _):
        if token is not None:
            case.headers["Authorization"] = f"Bearer {token}"
