import client.ApiClient;
import client.ApiException;
import client.model.ApiError;
import java.io.IOException;

/** What only the client of the library `native` needs to be told. */
class Connection {
  static ApiClient to(String url, String token) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(url);
    if (token != null) {
      client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    }
    return client;
  }

  static ApiError error(ApiException exception) throws IOException {
    return new ApiClient().getObjectMapper().readValue(exception.getResponseBody(), ApiError.class);
  }
}
