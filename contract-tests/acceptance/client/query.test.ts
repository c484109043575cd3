import { MutationObserver, QueryClient, QueryObserver } from "@tanstack/query-core";
import { expect, expectTypeOf, test } from "vitest";
import {
  ConnectionError,
  createVpnScriptClient,
  type CreateTokenResult,
  type GetOpenvpnProfileResult,
  type ListServersResult,
} from "../../../generated/vpnscript/index.js";
import { mutations, queries } from "../../../generated/vpnscript/query.js";
import { createWaverOsClient, type CreateVoucherResult } from "../../../generated/waveros/index.js";
import * as waveros from "../../../generated/waveros/query.js";
import { answering, json, type Stubbed } from "./stub.ts";

const REFUSED = json(401, { success: false, message: "Unauthenticated." });
const failing = (): never => {
  throw new TypeError("fetch failed");
};
const panel = ({ fetch }: Stubbed) =>
  createVpnScriptClient({ baseUrl: "http://localhost", retries: 0, fetch });

test("a query has every answer as its data, a failure too", async () => {
  const stub = answering(REFUSED);
  const cache = new QueryClient();
  const options = queries(panel(stub)).listServers({ paginate: 2 });
  const answer = await cache.fetchQuery(options);
  expectTypeOf(answer).toEqualTypeOf<ListServersResult>();
  expect(answer.variant).toBe("unauthenticated");
  expect(options.queryKey).toEqual(["vpnscript", "listServers", { paginate: 2 }]);
  expect(stub.asked).toHaveLength(1);
});

test("what no parameters were given for has a key that begins all others of the operation", () => {
  const router = createWaverOsClient({ baseUrl: "http://localhost", apiKey: "key" });
  expect(waveros.queries(router, "lobby").listVouchers().queryKey).toEqual([
    "waveros",
    "lobby",
    "listVouchers",
  ]);
});

test("a query that nobody looks at any more gives its request up", async () => {
  const { promise: asked, resolve } = Promise.withResolvers<AbortSignal>();
  const client = panel({
    asked: [],
    fetch: (_, { signal }) => {
      resolve(signal!);
      return new Promise(() => undefined);
    },
  });
  const observer = new QueryObserver(new QueryClient(), queries(client).getAccount());
  const leave = observer.subscribe(() => undefined);
  const signal = await asked;
  leave();
  expect(signal.aborted).toBe(true);
});

test("TanStack repeats nothing that the client has given up, whatever the app's defaults say", async () => {
  const again = { retry: 3, retryDelay: 0 };
  const cache = new QueryClient({ defaultOptions: { queries: again, mutations: again } });
  const stub = answering(failing);
  await expect(cache.fetchQuery(queries(panel(stub)).getAccount())).rejects.toThrow(
    ConnectionError,
  );
  expect(stub.asked).toHaveLength(1);
  const create = mutations(panel(stub)).createWireguardConfig;
  await expect(new MutationObserver(cache, create).mutate({ server_id: 2 })).rejects.toThrow(
    ConnectionError,
  );
  expect(stub.asked).toHaveLength(2);
});

test("a mutation takes its method's parameters, and none where none are needed", async () => {
  const { fetch } = answering(json(200, { message: "API is not enabled", error: true }));
  const router = createWaverOsClient({ baseUrl: "http://localhost", apiKey: "key", fetch });
  const options = waveros.mutations(router).createVoucher;
  const answer = await new MutationObserver(new QueryClient(), options).mutate();
  expectTypeOf(answer).toEqualTypeOf<CreateVoucherResult>();
  expect(answer.variant).toBe("api-disabled");
  expect(options.mutationKey).toEqual(["waveros", "createVoucher"]);

  const { mutationFn: logIn } = mutations(panel(answering(REFUSED))).createToken;
  expectTypeOf(logIn).returns.resolves.toEqualTypeOf<CreateTokenResult>();
  const profile = queries(panel(answering(REFUSED))).getOpenvpnProfile({ server_id: 1 });
  expectTypeOf(
    await profile.queryFn(new AbortController()),
  ).toEqualTypeOf<GetOpenvpnProfileResult>();

  const some = mutations({ createToken: panel(answering(REFUSED)).createToken });
  expectTypeOf(some).toHaveProperty("createToken");
  // @ts-expect-error: a client without this operation
  expect(some.deleteWireguardConfig).toBeDefined();
  // @ts-expect-error: this one needs parameters
  queries(panel(answering(REFUSED))).getOpenvpnProfile();
});
