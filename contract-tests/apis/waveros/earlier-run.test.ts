import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { jsonOf } from "../../sandbox/fronts.ts";
import { withBody, type Answer, type Asked } from "../../sandbox/server.ts";
import { withRouter } from "./verify-sandbox.support.ts";
import { journaled, unlisted } from "./undo.support.ts";

describe("an earlier run's vouchers", () => {
  test("are told to be left where they may not be removed", async () => {
    await withRouter(
      {},
      async (session) => {
        const { baseUrl } = session.target;
        session.recover([journaled(baseUrl)]);
        expect(await session.undo()).toEqual([]);
        expect(session.transport.requests).toBe(1);
      },
      { allowWrites: false },
    );
    await withRouter({ alter: unlisted }, async (session) => {
      session.recover([journaled(session.target.baseUrl)]);
      expect((await session.undo())[0]?.what).toMatch(/^perhaps a voucher, asked for at 1970/);
    });
  });

  test.each<[what: string, row: object, left: string[]]>([
    ["someone uses by now", { first_login: "2026-01-01 10:00:00" }, ['voucher "suite"']],
    ["nobody uses", {}, []],
  ])(
    "under a name that it did not give are told where %s, and else removed",
    async (_, row, left) => {
      const asked: string[] = [];
      const isRemoved = () => asked.some((one) => one.includes("remove_voucher"));
      const alter = ({ url, body }: Asked, answer: Answer) => {
        asked.push(`${url.search}${body}`);
        const { users } = jsonOf(answer) ?? {};
        if (!users || isRemoved()) return answer;
        const own = { username: "suite", password: "ct-01234567-4", ...row };
        return withBody(answer, JSON.stringify({ users: [...(users as object[]), own] }));
      };
      await withRouter({ alter }, async (session) => {
        session.recover([journaled(session.target.baseUrl)]);
        expect((await session.undo()).map(({ what }) => what)).toEqual(left);
        expect(isRemoved()).toBe(left.length === 0);
      });
    },
  );

  test.each<[what: string, made: (id: unknown) => object | undefined, isLeft: boolean]>([
    ["has nothing of what was made", () => ({ id: 70_000, fullname: "0123456789abcdef" }), true],
    ["has its id", (id) => ({ id, fullname: "0123456789abcdef" }), false],
    ["may be it, for all that the journal says", () => undefined, false],
  ])("are left and told only where what has the name %s", async (_, madeOf, isLeft) => {
    const username = "ct-01234567-1-Room";
    await withRouter({}, async (session, sandbox) => {
      const { baseUrl, apiKey } = session.target;
      const order = { action: "create_voucher", username, passcode: "vip77", fullname: "Larsson" };
      const body = JSON.stringify({ "api-key": apiKey, ...order });
      const answer = await fetch(baseUrl, { method: "POST", body });
      const { user } = (await answer.json()) as { user: { id: unknown } };
      const line = journaled(baseUrl);
      const answered = { ...line, at: undefined, accepted: 1, made: madeOf(user.id) };
      session.recover([{ ...line, asks: username }, answered]);
      const left = await session.undo();
      expect(left.map(({ what }) => what)).toEqual(isLeft ? [`voucher "${username}"`] : []);
      expect(sandbox.fingerprint().includes(username)).toBe(isLeft);
    });
  });

  test("are known by the journal of their run, which holds no passcode, nor what tells one", async () => {
    const lines: string[] = [];
    const journal = { write: async (line: object) => void lines.push(JSON.stringify(line)) };
    await withRouter({}, async (session) => {
      Object.assign(session.transport, { journal });
      const { order } = await session.vouchers.own();
      const isTold = (line: string) => line.includes('"made":{"id":');
      expect(lines.filter(isTold)).toHaveLength(1);
      const digest = createHash("sha256").update(String(order.passcode)).digest("hex");
      for (const line of lines) {
        expect(line).not.toContain(JSON.stringify(order.passcode));
        expect(line).not.toContain(digest.slice(0, 16));
      }
    });
  });

  const whole = journaled("http://x/");
  test.each([
    [{}],
    [{ ...whole, mark: 7 }],
    [{ ...whole, mark: "" }],
    [{ ...whole, kind: "guest" }],
  ])("are nothing that %j names", async (entry) => {
    await withRouter({}, async (session) => {
      session.recover([entry]);
      expect(await session.undo()).toEqual([]);
      expect(session.transport.requests).toBe(0);
    });
  });
});

test.each<["POST" | "GET", left: number]>([
  ["POST", 0],
  ["GET", 1],
])(
  "a creation without a key that a gateway waited for in vain, where %s refuses another, leaves %i",
  async (method, left) => {
    let isOver = false;
    const alter = ({ body }: Asked, answer: Answer) => {
      if (isOver || !body.includes("create_voucher")) return answer;
      isOver = true;
      return { ...answer, status: 504, body: "<title>504 Gateway Time-out</title>" };
    };
    await withRouter({ alter }, async (session) => {
      const call = () => ({ key: null, parameters: { ...session.vouchers.fresh() } });
      await session.vouchers.order(session.vouchers.fresh(), "GET");
      await expect(session.ask("create_voucher", call(), "POST")).rejects.toThrow("504");
      await session.ask("create_voucher", call(), method);
      expect(await session.undo()).toHaveLength(left);
    });
  },
);
