import { expect, expectTypeOf, test } from "vitest";
import type {
  Answer,
  components,
  createActiveWireguardConfig,
  CreateTokenResult,
  CreateWireguardConfigResult,
  GetOpenvpnAuthResult,
  ListServersResult,
  Undocumented,
  VpnScriptClient,
  VpnScriptMethods,
} from "../../../generated/vpnscript/index.js";
import type { catalogue } from "../../../generated/vpnscript/catalogue.ts";
import { operations } from "../../../generated/vpnscript/operations.js";

/** What `tsc` holds here is held at build time; the tests only give it a place. */
type Schemas = components["schemas"];
type Results = { [Name in keyof VpnScriptMethods]: Awaited<ReturnType<VpnScriptMethods[Name]>> };
type VariantsOf<Name extends keyof Results> = Results[Name]["variant"];
type Documented = (typeof catalogue.variants)[keyof typeof catalogue.variants];
type Expected<Name> = Extract<Documented, { operation: Name }>["name"] | "undocumented";

test("each operation has its own variants", () => {
  type All = { [Name in keyof Results]: VariantsOf<Name> };
  expectTypeOf<All>().toEqualTypeOf<{ [Name in keyof Results]: Expected<Name> }>();
  expectTypeOf<VariantsOf<"getAccount">>().toEqualTypeOf<
    "account" | "unauthenticated" | "too-many-requests" | "framework-error" | "undocumented"
  >();
  expect(Object.keys(operations)).toHaveLength(8);
});

test("the variant narrows status, body and message", () => {
  const narrow = (result: CreateWireguardConfigResult): void => {
    if (result.variant === "service-expired") {
      expectTypeOf(result.status).toEqualTypeOf<422>();
      expectTypeOf(result.body).toEqualTypeOf<Schemas["ServiceExpired"]>();
      expectTypeOf(result.message).toEqualTypeOf<"Your service is expired.">();
    }
    if (result.variant === "undocumented") {
      expectTypeOf(result).toEqualTypeOf<Undocumented>();
      expectTypeOf(result.body).toBeUnknown();
    }
    if (result.status === 404) {
      expectTypeOf<
        Extract<typeof result, { status: 404 }>["variant"]
      >().toEqualTypeOf<"server-not-found">();
    }
  };
  const sentence = (result: CreateTokenResult): void => {
    if (result.variant !== "account-suspended") return;
    expectTypeOf(result.message).toEqualTypeOf<"Your account has been suspended.">();
  };
  expect([narrow, sentence]).toHaveLength(2);
});

test("nothing is any", () => {
  type Any<T> = 0 extends 1 & T ? true : false;
  type AnyWithin<T> = T extends { status: infer S; body: infer B; message: infer M }
    ? Any<S> | Any<B> | Any<M>
    : true;
  expectTypeOf<AnyWithin<Results[keyof Results]>>().toEqualTypeOf<false>();
  expectTypeOf<
    Any<Parameters<VpnScriptMethods[keyof VpnScriptMethods]>[0]>
  >().toEqualTypeOf<false>();
});

/** Accepts what nothing is left of: the end of an exhaustive `switch`. */
const exhausted = (rest: never): never => rest;

test("a switch over all variants compiles, and one that forgets a variant does not", () => {
  const whole = (result: ListServersResult): number | string => {
    switch (result.variant) {
      case "all-servers":
      case "server-page":
        return result.body.data.length;
      case "unauthenticated":
      case "invalid-data":
      case "too-many-requests":
      case "framework-error":
        return result.message;
      case "undocumented":
        return result.status;
      default:
        return exhausted(result);
    }
  };
  const forgetful = (result: ListServersResult): number | string => {
    switch (result.variant) {
      case "all-servers":
      case "server-page":
        return result.body.data.length;
      case "unauthenticated":
      case "invalid-data":
      case "too-many-requests":
        return result.message;
      case "undocumented":
        return result.status;
      default:
        // @ts-expect-error `framework-error` has no case
        return exhausted(result);
    }
  };
  const invented = (result: GetOpenvpnAuthResult): boolean =>
    // @ts-expect-error the panel has no such sentence
    result.variant === "no-service" && result.message === "You have no service.";
  const foreign = (result: GetOpenvpnAuthResult): boolean =>
    // @ts-expect-error the variant is one of another operation
    result.variant === "device-limit";
  const unread = (result: GetOpenvpnAuthResult): unknown =>
    // @ts-expect-error not every variant has data
    result.body.data;
  expect([whole, forgetful, invented, foreign, unread]).toHaveLength(5);
});

test("a method takes what its operation takes, and nothing else", () => {
  const calls = (client: VpnScriptClient): unknown[] => [
    client.listServers(),
    client.listServers({ paginate: 10, page: 2 }),
    client.getAccount(undefined, { signal: AbortSignal.timeout(1) }),
    // @ts-expect-error the parameter is called server_id
    client.createWireguardConfig({ server: 2 }),
    // @ts-expect-error an id is a number
    client.createWireguardConfig({ server_id: "2" }),
    // @ts-expect-error the server must be named
    client.getOpenvpnProfile(),
    // @ts-expect-error the device must be named
    client.logIn({ username: "alice", password: "wonderland" }),
    // @ts-expect-error there is no such operation
    client.updateWireguardConfig({}),
  ];
  expect(calls).toBeInstanceOf(Function);
});

test("waiting adds three variants to those of the two calls that it makes", () => {
  type Waited = Awaited<ReturnType<typeof createActiveWireguardConfig>>;
  expectTypeOf<Extract<Waited["variant"], "active" | "failed" | "still-pending">>().toEqualTypeOf<
    "active" | "failed" | "still-pending"
  >();
  expectTypeOf<Extract<Waited["variant"], "create-dispatched" | "configs">>().toBeNever();
  expectTypeOf<Answer<"a", 200, { message: string | null }>["message"]>().toEqualTypeOf<
    string | null
  >();
});
