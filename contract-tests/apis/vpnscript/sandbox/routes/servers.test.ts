import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../../../../sandbox/sandbox.ts";
import { visit, type PanelVisitor } from "../panel-visitor.support.ts";
import { expectAnswer } from "../same-shape.support.ts";
import { startSandbox } from "../start.ts";

let sandbox: Sandbox;
let visitor: PanelVisitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  visitor = visit(sandbox);
});
afterAll(() => sandbox.close());

const first = {
  id: 1,
  name: "Test Server",
  country: "Germany",
  country_slug: "germany",
  country_iso_code: "de",
  city: "",
  state: "Frankfurt",
  host: "",
  ipaddr: "127.0.0.1",
  protocol: "openvpn",
  config_id: 1,
  wg_available_slots: 253,
  wg_slots: 0,
};

test("200 all-servers: every enabled one", async () => {
  const { status, body } = await visitor.askAs("active", "GET", "/api/servers");
  const { data } = body as { readonly data: readonly { readonly id: number }[] };
  expectAnswer({ status, headers: {}, body: { data: data.slice(0, 1) } }, 200, { data: [first] });
  expect(Object.keys(body as object)).toEqual(["data"]);
  expect(data.map(({ id }) => id)).toEqual([1, 2, 3, 4, 6, 7]);
});

test("200 server-page", async () => {
  const path = `${sandbox.baseUrl}/api/servers`;
  const link = (number: number, active: boolean) => {
    return { url: `${path}?page=${number}`, label: String(number), active };
  };
  expectAnswer(await visitor.askAs("active", "GET", "/api/servers?paginate=1"), 200, {
    current_page: 1,
    data: [first],
    first_page_url: `${path}?page=1`,
    from: 1,
    last_page: 6,
    last_page_url: `${path}?page=6`,
    links: [
      { url: null, label: "&laquo; Previous", active: false },
      link(1, true),
      ...[2, 3, 4, 5, 6].map((number) => link(number, false)),
      { url: `${path}?page=2`, label: "Next &raquo;", active: false },
    ],
    next_page_url: `${path}?page=2`,
    path,
    per_page: "1",
    prev_page_url: null,
    to: 1,
    total: 6,
  });
});

test.each([
  ["paginate=4&page=2", { from: 5, to: 6, current_page: 2, last_page: 2, next_page_url: null }],
  ["paginate=4&page=9", { from: null, to: null, data: [], current_page: 9, last_page: 2 }],
  ["paginate=4&page=none", { current_page: 1, from: 1, to: 4 }],
  ["paginate=4&page=-1", { current_page: 1 }],
  ["paginate=9223372036854775807", { last_page: 1, total: 6, per_page: "9223372036854775807" }],
])("%s", async (query, want) => {
  const { body } = await visitor.askAs("active", "GET", `/api/servers?${query}`);
  expect(body).toMatchObject(want);
});

test("paginate in a body is a number, and stays one", async () => {
  const { body } = await visitor.askAs("active", "GET", "/api/servers", { paginate: 2, page: 3 });
  expect(body).toMatchObject({ per_page: 2, current_page: 3, from: 5, to: 6 });
});
