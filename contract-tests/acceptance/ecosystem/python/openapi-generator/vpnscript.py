"""Logs in, reads the servers, and makes and deletes a WireGuard configuration."""

import os
import time

from client import (
    AccountApi,
    ApiClient,
    Configuration,
    ServersApi,
    TokenIssued,
    TokenRequest,
    WireGuardApi,
    WireguardConfig,
    WireguardCreateRequest,
    WireguardDeleteRequest,
)
from client.exceptions import NotFoundException, UnprocessableEntityException
from client.models import ApiError

ACTIVE = 1  # the status of a configuration that can be used
URL = os.environ["BASE_URL"]
SERVER = int(os.environ["SERVERS_WIREGUARD"])


def main() -> None:
    try:
        log_in("not the password")
        raise AssertionError("a wrong password was accepted")
    except UnprocessableEntityException as failure:
        error = ApiError.from_json(failure.body)
        assert error.message == "The provided credentials are incorrect."
    issued = log_in(os.environ["PERSONAS_ACTIVE_PASSWORD"])
    panel = ApiClient(Configuration(host=URL, access_token=issued.token))

    read_servers(ServersApi(panel))

    wireguard = WireGuardApi(panel)
    wireguard.create_wireguard_config(WireguardCreateRequest(server_id=SERVER))
    while not (active := [one for one in configs(wireguard) if one.status == ACTIVE]):
        time.sleep(0.05)
    assert "[Interface]" in active[0].config, "an active configuration has its text"
    wireguard.delete_wireguard_config(WireguardDeleteRequest(config_id=active[0].id))
    while any(one.id == active[0].id for one in configs(wireguard)):
        time.sleep(0.05)
    print("done")


def log_in(password: str) -> TokenIssued:
    name = os.environ["PERSONAS_ACTIVE_USERNAME"]
    request = TokenRequest(username=name, password=password, device_name="ecosystem")
    return AccountApi(ApiClient(Configuration(host=URL))).create_token(request)


def read_servers(servers: ServersApi) -> None:
    everything = {server.id for server in servers.list_servers().data}
    paged, number = set(), 1
    while True:
        page = servers.list_servers(paginate=2, page=number)
        paged |= {server.id for server in page.data}
        if page.next_page_url is None:
            break
        number += 1
    assert number > 1 and paged == everything, "the pages have all servers"


def configs(wireguard: WireGuardApi) -> list[WireguardConfig]:
    """The configurations of the server; of the last one gone, the panel answers 404."""
    try:
        return wireguard.list_wireguard_configs(SERVER).data
    except NotFoundException:
        return []


main()
