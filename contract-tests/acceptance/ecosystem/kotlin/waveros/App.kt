import client.apis.VouchersApi
import client.models.CreateVoucherRequest
import client.models.ListVouchersRequest
import client.models.RemoveVoucherRequest
import client.models.Voucher
import kotlin.system.exitProcess

/** Creates a voucher, lists it and removes it, by POST and by GET; errors come with status 200. */
fun main() {
    configureSerializer()
    val vouchers = VouchersApi(checkNotNull(System.getenv("BASE_URL")))
    val key = checkNotNull(System.getenv("API_KEY"))
    vouchers.byPost(key)
    vouchers.byGet(key)
    println("done")
    exitProcess(0)
}

private fun VouchersApi.byPost(key: String) {
    val name = "kotlin-post"
    val order = CreateVoucherRequest(key, CreateVoucherRequest.Action.create_voucher, username = name)
    val list = ListVouchersRequest(key, ListVouchersRequest.Action.get_voucher_users)
    val created = createVoucher(order)
    check(!created.error && created.user?.username == name) { "the voucher is created" }
    check(createVoucher(order).error) { "the same name again is an error" }
    check(name in listVouchers(list).users.names()) { "it is listed" }
    val removed = removeVoucher(RemoveVoucherRequest(key, RemoveVoucherRequest.Action.remove_voucher, name))
    check(!removed.error) { "it is removed" }
    check(name !in listVouchers(list).users.names()) { "it is not listed any more" }
    val refused = listVouchers(list.copy(apiKey = "wrong"))
    check(refused.error == true && refused.message == "API Key is incorrect") { "a wrong key is an error" }
}

private fun VouchersApi.byGet(key: String) {
    val name = "kotlin-get"
    val created = createVoucherByGet(
        apiKey = key,
        action = VouchersApi.ActionCreateVoucherByGet.create_voucher,
        username = name,
        fullname = "John Doe",
        downloadLimit = 1024,
    )
    check(!created.error && created.user?.fullname == "John Doe") { "the voucher is created, a space arrives" }
    val list = VouchersApi.ActionListVouchersByGet.get_voucher_users
    check(name in listVouchersByGet(apiKey = key, action = list).users.names()) { "it is listed" }
    val removal = VouchersApi.ActionRemoveVoucherByGet.remove_voucher
    val removed = removeVoucherByGet(apiKey = key, action = removal, username = name)
    check(!removed.error) { "it is removed" }
    check(listVouchersByGet(apiKey = "wrong", action = list).error == true) { "a wrong key is an error" }
}

private fun List<Voucher>?.names() = orEmpty().map { it.username }
