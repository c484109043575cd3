import client.ApiException;
import client.api.VouchersApi;
import client.model.CreateVoucherAnswer;
import client.model.CreateVoucherRequest;
import client.model.ListVouchersAnswer;
import client.model.ListVouchersRequest;
import client.model.RemoveVoucherRequest;
import client.model.Voucher;
import java.util.List;

/** Creates a voucher, lists it and removes it, by POST and by GET; errors come with status 200. */
public class App {
  private static final String KEY = System.getenv("API_KEY");

  public static void main(String[] arguments) throws Exception {
    VouchersApi vouchers = new VouchersApi(Connection.to(System.getenv("BASE_URL"), null));
    byPost(vouchers);
    byGet(vouchers);
    System.out.println("done");
    System.exit(0);
  }

  private static void byPost(VouchersApi vouchers) throws ApiException {
    CreateVoucherRequest order =
        new CreateVoucherRequest()
            .apiKey(KEY)
            .action(CreateVoucherRequest.ActionEnum.CREATE_VOUCHER)
            .username("java-post");
    CreateVoucherAnswer created = vouchers.createVoucher(order);
    expect(!created.getError(), "the voucher is created");
    expect(created.getUser().getUsername().equals("java-post"), "it has the name");
    expect(vouchers.createVoucher(order).getError(), "the same name again is an error");
    expect(has(vouchers.listVouchers(list(KEY)).getUsers(), "java-post"), "it is listed");
    RemoveVoucherRequest removal =
        new RemoveVoucherRequest()
            .apiKey(KEY)
            .action(RemoveVoucherRequest.ActionEnum.REMOVE_VOUCHER)
            .username("java-post");
    expect(!vouchers.removeVoucher(removal).getError(), "it is removed");
    expect(!has(vouchers.listVouchers(list(KEY)).getUsers(), "java-post"), "it is listed no more");
    ListVouchersAnswer refused = vouchers.listVouchers(list("wrong"));
    expect(refused.getError(), "a wrong key is an error");
    expect("API Key is incorrect".equals(refused.getMessage()), "it says why");
  }

  private static void byGet(VouchersApi vouchers) throws ApiException {
    CreateVoucherAnswer created =
        vouchers.createVoucherByGet(
            "create_voucher", KEY, "java-get", null, "John Doe", null, null, 1024, null);
    expect(!created.getError(), "the voucher is created");
    expect(created.getUser().getFullname().equals("John Doe"), "a space arrives");
    ListVouchersAnswer listed = vouchers.listVouchersByGet("get_voucher_users", KEY);
    expect(has(listed.getUsers(), "java-get"), "it is listed");
    expect(
        !vouchers.removeVoucherByGet("remove_voucher", "java-get", KEY).getError(),
        "it is removed");
    ListVouchersAnswer refused = vouchers.listVouchersByGet("get_voucher_users", "wrong");
    expect(refused.getError(), "a wrong key is an error");
  }

  private static ListVouchersRequest list(String key) {
    return new ListVouchersRequest()
        .apiKey(key)
        .action(ListVouchersRequest.ActionEnum.GET_VOUCHER_USERS);
  }

  private static boolean has(List<Voucher> vouchers, String username) {
    return vouchers.stream().anyMatch(voucher -> voucher.getUsername().equals(username));
  }

  private static void expect(boolean holds, String statement) {
    if (!holds) throw new IllegalStateException("not so: " + statement);
  }
}
