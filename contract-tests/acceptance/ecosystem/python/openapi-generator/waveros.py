"""Creates a voucher, lists it and removes it, by POST and by GET; errors come with status 200."""

import os

from client import (
    ApiClient,
    Configuration,
    CreateVoucherRequest,
    ListVouchersAnswer,
    ListVouchersRequest,
    RemoveVoucherRequest,
    VouchersApi,
)

KEY = os.environ["API_KEY"]
ROUTER = VouchersApi(ApiClient(Configuration(host=os.environ["BASE_URL"])))


def by_post() -> None:
    name = "python-generator-post"
    order = CreateVoucherRequest(api_key=KEY, action="create_voucher", username=name)
    created = ROUTER.create_voucher(order)
    assert not created.error and created.user.username == name
    assert ROUTER.create_voucher(order).error, "the same name again is an error"
    assert name in names(list_by_post(KEY))
    removal = RemoveVoucherRequest(api_key=KEY, action="remove_voucher", username=name)
    assert not ROUTER.remove_voucher(removal).error
    assert name not in names(list_by_post(KEY))
    refused = list_by_post("wrong")
    assert refused.error is True and refused.message == "API Key is incorrect"


def list_by_post(key: str) -> ListVouchersAnswer:
    return ROUTER.list_vouchers(ListVouchersRequest(api_key=key, action="get_voucher_users"))


def by_get() -> None:
    name = "python-generator-get"
    created = ROUTER.create_voucher_by_get(
        "create_voucher", KEY, username=name, fullname="John Doe", download_limit=1024
    )
    assert not created.error and created.user.fullname == "John Doe", "a space arrives"
    assert name in names(ROUTER.list_vouchers_by_get("get_voucher_users", KEY))
    assert not ROUTER.remove_voucher_by_get("remove_voucher", name, KEY).error
    refused = ROUTER.list_vouchers_by_get("get_voucher_users", "wrong")
    assert refused.error is True, "a wrong key is an error"


def names(answer: ListVouchersAnswer) -> set[str]:
    return {voucher.username for voucher in answer.users}


by_post()
by_get()
print("done")
