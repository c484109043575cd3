"""Creates a voucher, lists it and removes it, by POST and by GET; errors come with status 200."""

import os

from client import Client
from client.api.vouchers import (
    create_voucher,
    create_voucher_by_get,
    list_vouchers,
    list_vouchers_by_get,
    remove_voucher,
    remove_voucher_by_get,
)
from client.models import (
    CreateVoucherByGetAction,
    CreateVoucherRequest,
    CreateVoucherRequestAction,
    ListVouchersAnswer,
    ListVouchersByGetAction,
    ListVouchersRequest,
    ListVouchersRequestAction,
    RemoveVoucherByGetAction,
    RemoveVoucherRequest,
    RemoveVoucherRequestAction,
)

KEY = os.environ["API_KEY"]
ROUTER = Client(base_url=os.environ["BASE_URL"])


def by_post() -> None:
    create = CreateVoucherRequestAction.CREATE_VOUCHER
    order = CreateVoucherRequest(api_key=KEY, action=create, username="python-post")
    created = create_voucher.sync(client=ROUTER, body=order)
    assert not created.error and created.user.username == "python-post"
    assert create_voucher.sync(client=ROUTER, body=order).error, "the same name again is an error"
    assert "python-post" in names(list_by_post(KEY))
    remove = RemoveVoucherRequestAction.REMOVE_VOUCHER
    removal = RemoveVoucherRequest(api_key=KEY, action=remove, username="python-post")
    assert not remove_voucher.sync(client=ROUTER, body=removal).error
    assert "python-post" not in names(list_by_post(KEY))
    refused = list_by_post("wrong")
    assert refused.error is True and refused.message == "API Key is incorrect"


def list_by_post(key: str) -> ListVouchersAnswer:
    action = ListVouchersRequestAction.GET_VOUCHER_USERS
    return list_vouchers.sync(client=ROUTER, body=ListVouchersRequest(api_key=key, action=action))


def by_get() -> None:
    created = create_voucher_by_get.sync(
        client=ROUTER,
        api_key=KEY,
        action=CreateVoucherByGetAction.CREATE_VOUCHER,
        username="python-get",
        fullname="John Doe",
        download_limit=1024,
    )
    assert not created.error and created.user.fullname == "John Doe", "a space arrives"
    assert "python-get" in names(list_by_get(KEY))
    remove = RemoveVoucherByGetAction.REMOVE_VOUCHER
    removed = remove_voucher_by_get.sync(
        client=ROUTER, api_key=KEY, action=remove, username="python-get"
    )
    assert not removed.error
    assert list_by_get("wrong").error is True, "a wrong key is an error"


def list_by_get(key: str) -> ListVouchersAnswer:
    action = ListVouchersByGetAction.GET_VOUCHER_USERS
    return list_vouchers_by_get.sync(client=ROUTER, api_key=key, action=action)


def names(answer: ListVouchersAnswer) -> set[str]:
    return {voucher.username for voucher in answer.users}


by_post()
by_get()
print("done")
