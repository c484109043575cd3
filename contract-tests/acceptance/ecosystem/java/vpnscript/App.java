import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import client.ApiException;
import client.api.AccountApi;
import client.api.ServersApi;
import client.api.WireGuardApi;
import client.model.ListServersAnswer;
import client.model.Server;
import client.model.TokenRequest;
import client.model.WireguardConfig;
import client.model.WireguardCreateRequest;
import client.model.WireguardDeleteRequest;

/** Logs in, reads the servers, and makes and deletes a WireGuard configuration. */
public class App {
  /** The status of a configuration that can be used. */
  private static final int ACTIVE = 1;

  public static void main(String[] arguments) throws Exception {
    String url = System.getenv("BASE_URL");
    int server = Integer.parseInt(System.getenv("SERVERS_WIREGUARD"));
    AccountApi account = new AccountApi(Connection.to(url, null));

    try {
      account.createToken(login("not the password"));
      throw new IllegalStateException("a wrong password was accepted");
    } catch (ApiException failure) {
      expect(failure.getCode() == 422, "a wrong password is answered with 422");
      String message = Connection.error(failure).getMessage();
      expect("The provided credentials are incorrect.".equals(message), "it says why");
    }

    String token = account.createToken(login(System.getenv("PERSONAS_ACTIVE_PASSWORD"))).getToken();
    ServersApi servers = new ServersApi(Connection.to(url, token));
    Set<Integer> all = new HashSet<>();
    for (Server one : servers.listServers(null, null).getData()) all.add(one.getId());
    Set<Integer> paged = new HashSet<>();
    int number = 1;
    ListServersAnswer page;
    do {
      page = servers.listServers(2, number++);
      for (Server one : page.getData()) paged.add(one.getId());
    } while (page.getNextPageUrl() != null);
    expect(number > 2 && paged.equals(all), "the pages have all servers");

    WireGuardApi wireguard = new WireGuardApi(Connection.to(url, token));
    wireguard.createWireguardConfig(new WireguardCreateRequest().serverId(server));
    Optional<WireguardConfig> active;
    do {
      Thread.sleep(50);
      active =
          wireguard.listWireguardConfigs(server).getData().stream()
              .filter(config -> config.getStatus() == ACTIVE)
              .findFirst();
    } while (active.isEmpty());
    expect(active.get().getConfig().contains("[Interface]"), "an active configuration has its text");
    wireguard.deleteWireguardConfig(new WireguardDeleteRequest().configId(active.get().getId()));
    while (isListed(wireguard, server, active.get().getId())) Thread.sleep(50);
    System.out.println("done");
    System.exit(0);
  }

  /** The last configuration of a server is gone when the panel answers 404. */
  private static boolean isListed(WireGuardApi wireguard, int server, int id) throws ApiException {
    try {
      return wireguard.listWireguardConfigs(server).getData().stream()
          .anyMatch(config -> config.getId() == id);
    } catch (ApiException failure) {
      if (failure.getCode() == 404) return false;
      throw failure;
    }
  }

  private static TokenRequest login(String password) {
    return new TokenRequest()
        .username(System.getenv("PERSONAS_ACTIVE_USERNAME"))
        .password(password)
        .deviceName("ecosystem");
  }

  private static void expect(boolean holds, String statement) {
    if (!holds) throw new IllegalStateException("not so: " + statement);
  }
}
