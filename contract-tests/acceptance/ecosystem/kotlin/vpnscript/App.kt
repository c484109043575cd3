import client.apis.AccountApi
import client.apis.ServersApi
import client.apis.WireGuardApi
import client.infrastructure.ApiClient
import client.infrastructure.ClientException
import client.models.TokenRequest
import client.models.WireguardCreateRequest
import client.models.WireguardDeleteRequest
import kotlin.system.exitProcess

/** The status of a configuration that can be used. */
private const val ACTIVE = 1

/** Logs in, reads the servers, and makes and deletes a WireGuard configuration. */
fun main() {
    configureSerializer()
    val url = env("BASE_URL")
    val server = env("SERVERS_WIREGUARD").toInt()
    val account = AccountApi(url)
    fun login(password: String) = TokenRequest(env("PERSONAS_ACTIVE_USERNAME"), password, "ecosystem")

    try {
        account.createToken(login("not the password"))
        error("a wrong password was accepted")
    } catch (failure: ClientException) {
        check(failure.statusCode == 422) { "a wrong password is answered with 422" }
        check(errorOf(failure).message == "The provided credentials are incorrect.") { "it says why" }
    }
    ApiClient.accessToken = account.createToken(login(env("PERSONAS_ACTIVE_PASSWORD"))).token

    val servers = ServersApi(url)
    val all = servers.listServers().data.map { it.id }.toSet()
    val pages = generateSequence(servers.listServers(2, 1)) { page ->
        page.nextPageUrl?.let { servers.listServers(2, page.currentPage!! + 1) }
    }.toList()
    check(pages.size > 1 && pages.flatMap { it.data }.map { it.id }.toSet() == all) { "the pages have all" }

    val wireguard = WireGuardApi(url)
    wireguard.createWireguardConfig(WireguardCreateRequest(server))
    val active = generateSequence { Thread.sleep(50); wireguard.listWireguardConfigs(server).data }
        .firstNotNullOf { configs -> configs.find { it.status == ACTIVE } }
    check("[Interface]" in active.config!!) { "an active configuration has its text" }
    wireguard.deleteWireguardConfig(WireguardDeleteRequest(active.id))
    while (wireguard.isListed(server, active.id)) Thread.sleep(50)
    println("done")
    exitProcess(0)
}

/** The last configuration of a server is gone when the panel answers 404. */
private fun WireGuardApi.isListed(server: Int, id: Int) = try {
    listWireguardConfigs(server).data.any { it.id == id }
} catch (failure: ClientException) {
    if (failure.statusCode != 404) throw failure
    false
}

private fun env(name: String) = checkNotNull(System.getenv(name)) { "$name is not set" }
