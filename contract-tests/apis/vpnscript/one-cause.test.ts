import { expect, test } from "vitest";
import type { Answer, Asked } from "../../sandbox/server.ts";
import { violated, verifySandbox } from "./verify-sandbox.support.ts";
import { told } from "./one-cause.support.ts";

type Fields = Record<string, unknown>;
type Alter = (asked: Asked, own: Answer) => Answer;

interface Row {
  readonly id: number;
  readonly status: number;
  readonly config: string | null;
}

function ofBody(isIts: (asked: Asked, own: Answer) => boolean, change: (body: Fields) => Fields) {
  return (asked: Asked, own: Answer): Answer => {
    if (!isIts(asked, own)) return own;
    return { ...own, body: JSON.stringify(change(JSON.parse(String(own.body)) as Fields)) };
  };
}

const inLists = (change: (rows: readonly Row[]) => readonly Row[]): Alter =>
  ofBody(
    ({ url }, { status }) => url.pathname.endsWith("/configs") && status === 200,
    ({ data, ...rest }) => ({ ...rest, data: change(data as Row[]) }),
  );

/** What is wrong with answers, and the only finding that tells of it. */
const causes: [what: string, check: string[], alter: Alter, jobTimeout?: number][] = [
  [
    "what is pending creation is listed as pending deletion",
    ["configuration-keeps-what-it-is"],
    inLists((rows) => rows.map((row) => ({ ...row, status: row.status || 2 }))),
  ],
  [
    "what is active has a status that the page does not know",
    ["body-matches-schema"],
    inLists((rows) => rows.map((row) => ({ ...row, status: row.status === 1 ? 3 : row.status }))),
  ],
  [
    "the id is another while it is pending creation",
    ["keeps-its-id"],
    inLists((rows) => rows.map((row) => (row.status === 0 ? { ...row, id: row.id + 500 } : row))),
  ],
  [
    "the errors of a login are a list",
    ["body-matches-schema"],
    ofBody(
      ({ url }, { body }) => url.pathname.endsWith("/token") && /"errors"/.test(String(body)),
      ({ errors, ...body }) => ({ ...body, errors: Object.values(errors as object).flat() }),
    ),
  ],
  [
    "the list without pages lacks the servers for WireGuard",
    ["list-has-the-enabled-servers"],
    ofBody(
      ({ url }, { status }) =>
        url.pathname.endsWith("/servers") && !url.searchParams.has("paginate") && status === 200,
      ({ data, ...body }) => ({
        ...body,
        data: (data as Fields[]).filter(({ protocol }) => protocol === "openvpn"),
      }),
    ),
  ],
  [
    "an account has the user_id of another, which its services have not",
    ["services-are-the-accounts"],
    ofBody(
      ({ url }, { status }) => url.pathname.endsWith("/account") && status === 200,
      ({ data, ...body }) => {
        const account = data as Fields;
        return {
          ...body,
          data: account["username"] === "erin" ? { ...account, user_id: 2 } : data,
        };
      },
    ),
  ],
  [
    "the user_id of an account is made of the id of its service",
    ["services-are-the-accounts"],
    ofBody(
      ({ url }, { status }) => url.pathname.endsWith("/account") && status === 200,
      ({ data, ...body }) => {
        const { service, ...account } = data as { service: { id: number }[] };
        return {
          ...body,
          data: { ...account, service, user_id: service[0] ? service[0].id + 90 : null },
        };
      },
    ),
  ],
  [
    "the right password of one account is refused as invalid data",
    ["is-this-variant"],
    ({ url, body }, own) => {
      if (!url.pathname.endsWith("/token")) return own;
      const { username, password, device_name } = JSON.parse(String(body) || "{}") as Fields;
      if (username !== "alice" || String(password).length < 20) return own;
      const errors = {
        password: ["The password must not be greater than 19 characters."],
        ...(device_name === undefined && { device_name: ["The device name field is required."] }),
      };
      const message = "The given data was invalid.";
      return { ...own, status: 422, body: JSON.stringify({ message, errors }) };
    },
  ],
  [
    "a device name with more than letters, digits and hyphens is invalid",
    ["is-this-variant"],
    ({ body }, own) => {
      const { device_name = "" } = JSON.parse(String(body) || "{}") as Fields;
      const errors = { device_name: ["The device name must only contain letters."] };
      const invalid = JSON.stringify({ message: "The given data was invalid.", errors });
      return /^[\w-]*$/.test(String(device_name)) ? own : { ...own, status: 422, body: invalid };
    },
  ],
  [
    "lists stay as they were at first, while creates take slots",
    ["create-job-ends"],
    firstLists(),
    0.5,
  ],
  [
    "each operation says in its words that the account has no active service",
    ["is-this-variant"],
    ({ url }, own) => {
      const message = REFUSALS[url.pathname];
      if (message === undefined || own.status !== 200) return own;
      return { ...own, status: 422, body: JSON.stringify({ success: false, message }) };
    },
  ],
];

/** The first list that was answered to each caller at each place. */
function firstLists(): Alter {
  const first = new Map<string, Answer>();
  return ({ url, method, headers }, own) => {
    if (method !== "GET" || !url.pathname.endsWith("/configs")) return own;
    const place = `${headers.authorization} ${url.search}`;
    first.set(place, first.get(place) ?? own);
    return first.get(place)!;
  };
}

const REFUSALS: Readonly<Record<string, string>> = {
  "/api/openvpn/profile": "You do not have an active service.",
  "/api/openvpn/auth": "Your service is not active.",
};

test.concurrent.each(causes)("%s: told once, as %s", async (_, checks, alter, jobTimeout = 2) => {
  const run = await verifySandbox({ alter, jobMs: 200 }, { jobTimeout });
  expect(told(run)).toEqual(checks);
});

const ENDING = ["login-ends-others", "login-keeps-few"] as const;

test.each(ENDING)(
  "logins that end others' tokens: told once, and not gone on with: %s",
  async (fault) => {
    const run = await verifySandbox({ fault, jobMs: 200 }, { jobTimeout: 2 });
    expect(told(run)).toEqual(["login-ends-no-others"]);
    const { variants, rules, undo } = run.requests;
    expect(variants + rules + undo).toBeLessThan(300);
  },
);

test("an address that was free again before another configuration got it is not shared", async () => {
  const numbers = new Map<number, number>();
  const alter = inLists((rows) => {
    for (const id of numbers.keys()) if (rows.every((row) => row.id !== id)) numbers.delete(id);
    for (const { id, status } of rows) {
      const isFree = (number: number) => ![...numbers.values()].includes(number);
      const lowest = Array.from({ length: 250 }, (_, nth) => nth + 2).find(isFree)!;
      if (status === 1 && !numbers.has(id)) numbers.set(id, lowest);
    }
    const address = ({ id }: Row) => `Address = 10.9.9.${numbers.get(id)}/32`;
    return rows.map((row) => ({
      ...row,
      config: row.config?.replace(/Address = .*/, address(row)) ?? null,
    }));
  });
  const extent = { personas: ["active"] as const };
  const run = await verifySandbox({ alter, jobMs: 200 }, { jobTimeout: 2 }, extent);
  expect(violated(run)).toEqual([]);
});
