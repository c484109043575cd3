import { expect, expectTypeOf, test } from "vitest";
import type {
  components,
  CreateVoucherParameters,
  CreateVoucherResult,
  ListVouchersResult,
  WaverOsClient,
  WaverOsMethods,
} from "../../../generated/waveros/index.js";
import { operations } from "../../../generated/waveros/operations.js";

type Schemas = components["schemas"];
type Results = { [Name in keyof WaverOsMethods]: Awaited<ReturnType<WaverOsMethods[Name]>> };
type Common = "api-disabled" | "key-incorrect" | "key-not-set" | "error-occurred" | "undocumented";

test("each action has its own variants", () => {
  type Own = { [Name in keyof Results]: Exclude<Results[Name]["variant"], Common> };
  expectTypeOf<Own>().toEqualTypeOf<{
    createVoucher: "user-added" | "username-exists";
    removeVoucher: "user-removed" | "username-unknown" | "no-username";
    listVouchers: "vouchers";
    listEmailUsers: "email-users";
    listFacebookUsers: "facebook-users";
    listMobileUsers: "mobile-users";
    listFreeUsers: "free-users";
    listLogins: "logins";
    listGuestHosts: "guest-hosts";
    listActiveGuests: "active-guests";
  }>();
  type Each = { [Name in keyof Results]: Extract<Results[Name]["variant"], Common> };
  expectTypeOf<Each[keyof Each]>().toEqualTypeOf<Common>();
  expect(Object.keys(operations)).toHaveLength(10);
});

test("the variant narrows the body, and the message with it", () => {
  const narrow = (result: CreateVoucherResult): void => {
    if (result.variant === "user-added") {
      expectTypeOf(result.status).toEqualTypeOf<200>();
      expectTypeOf(result.body.user).toEqualTypeOf<Schemas["CreatedVoucher"]>();
      expectTypeOf(result.body.user.download_limit).toEqualTypeOf<string | undefined>();
    } else if (result.variant === "username-exists") {
      expectTypeOf(result.status).toEqualTypeOf<number>();
      expectTypeOf(result.message).toEqualTypeOf<"Username already exists">();
    }
  };
  const listed = (result: ListVouchersResult): void => {
    if (result.variant !== "vouchers") return;
    expectTypeOf(result.body.users[0]!.download_limit).toEqualTypeOf<number>();
  };
  expect([narrow, listed]).toHaveLength(2);
});

test("an action is not paired with another's answer, and takes nothing of another's", () => {
  const wrong = (client: WaverOsClient, result: ListVouchersResult): unknown[] => [
    // @ts-expect-error a list does not answer that a user was removed
    result.variant === "user-removed",
    // @ts-expect-error only `createVoucher` answers a user
    result.variant === "vouchers" && result.body.user,
    // @ts-expect-error the router has no such sentence
    result.variant === "key-incorrect" && result.message === "Wrong key",
    // @ts-expect-error 31 days is none of the 65 validities
    client.createVoucher({ valid_for: "31 days" }),
    // @ts-expect-error a voucher is removed by its name
    client.removeVoucher(),
    // @ts-expect-error the key is the client's own business
    client.listVouchers({ "api-key": "key" }),
    // @ts-expect-error and so is the action
    client.createVoucher({ action: "create_voucher" }),
  ];
  expect(wrong).toBeInstanceOf(Function);
  expectTypeOf<keyof CreateVoucherParameters>().toEqualTypeOf<
    | ("username" | "passcode" | "fullname" | "valid_for" | "valid_from")
    | ("download_limit" | "upload_limit")
  >();
});
