"""Logs in, reads the servers, and makes and deletes a WireGuard configuration."""

import os
import time

from client import AuthenticatedClient, Client
from client.api.account import create_token
from client.api.servers import list_servers
from client.api.wire_guard import (
    create_wireguard_config,
    delete_wireguard_config,
    list_wireguard_configs,
)
from client.models import (
    ApiError,
    Configs,
    TokenIssued,
    TokenRequest,
    WireguardConfig,
    WireguardCreateRequest,
    WireguardDeleteRequest,
)

ACTIVE = 1  # the status of a configuration that can be used
URL = os.environ["BASE_URL"]
SERVER = int(os.environ["SERVERS_WIREGUARD"])


def main() -> None:
    refused = log_in("not the password")
    assert isinstance(refused, ApiError), "a wrong password is told from a login"
    assert refused.message == "The provided credentials are incorrect."
    issued = log_in(os.environ["PERSONAS_ACTIVE_PASSWORD"])
    assert isinstance(issued, TokenIssued)
    panel = AuthenticatedClient(base_url=URL, token=issued.token)

    read_servers(panel)

    order = WireguardCreateRequest(server_id=SERVER)
    assert not isinstance(create_wireguard_config.sync(client=panel, body=order), ApiError)
    while not (active := [one for one in configs(panel) if is_active(one)]):
        time.sleep(0.05)
    assert "[Interface]" in active[0].config, "an active configuration has its text"
    removal = WireguardDeleteRequest(config_id=active[0].id)
    assert not isinstance(delete_wireguard_config.sync(client=panel, body=removal), ApiError)
    while any(one.id == active[0].id for one in configs(panel)):
        time.sleep(0.05)
    print("done")


def log_in(password: str) -> TokenIssued | ApiError | None:
    name = os.environ["PERSONAS_ACTIVE_USERNAME"]
    request = TokenRequest(username=name, password=password, device_name="ecosystem")
    return create_token.sync(client=Client(base_url=URL), body=request)


def read_servers(panel: AuthenticatedClient) -> None:
    everything = {server.id for server in list_servers.sync(client=panel).data}
    paged, number = set(), 1
    while True:
        page = list_servers.sync(client=panel, paginate=2, page=number)
        paged |= {server.id for server in page.data}
        if page.next_page_url is None:
            break
        number += 1
    assert number > 1 and paged == everything, "the pages have all servers"


def configs(panel: AuthenticatedClient) -> list[WireguardConfig]:
    """The configurations of the server; of the last one gone, the panel answers 404."""
    answer = list_wireguard_configs.sync_detailed(client=panel, server_id=SERVER)
    if isinstance(answer.parsed, Configs):
        return answer.parsed.data
    assert answer.status_code == 404
    return []


def is_active(config: WireguardConfig) -> bool:
    return config.status == ACTIVE


main()
