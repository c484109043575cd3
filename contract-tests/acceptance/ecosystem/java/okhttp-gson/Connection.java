import client.ApiClient;
import client.ApiException;
import client.model.ApiError;
import java.io.IOException;

/** What only the client of the library `okhttp-gson` needs to be told. */
class Connection {
  static ApiClient to(String url, String token) {
    ApiClient client = new ApiClient().setBasePath(url);
    if (token != null) client.addDefaultHeader("Authorization", "Bearer " + token);
    return client;
  }

  static ApiError error(ApiException exception) throws IOException {
    return ApiError.fromJson(exception.getResponseBody());
  }
}
