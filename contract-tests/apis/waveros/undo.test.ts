import { describe, expect, test } from "vitest";
import type { Answer } from "../../sandbox/server.ts";
import type { FaultName } from "./sandbox/faults.ts";
import type { WaverosSession } from "./session.ts";
import { withRouter } from "./verify-sandbox.support.ts";
import { journaled, unlisted } from "./undo.support.ts";

describe("undo", () => {
  test("costs nothing where nothing was created", async () => {
    await withRouter({}, async (session) => {
      await session.preflight();
      await session.ask("get_voucher_users", {});
      const { requests } = session.transport;
      expect(await session.undo()).toEqual([]);
      expect(session.transport.requests).toBe(requests);
    });
  });

  test.each<[what: string, FaultName | undefined]>([
    ["its own alone", undefined],
    ["what a wrong key has created", "key-wrong-yet-creates"],
    ["what got another name", "create-ignores-username"],
    ["what got another full name", "create-ignores-fullname"],
    ["what is listed under a part of its name", "create-stores-short-username"],
    ["what a disabled API has created", "api-disabled-writes"],
  ])("removes %s", async (_, fault) => {
    await withRouter(fault ? { fault } : {}, async (session, sandbox) => {
      const before = sandbox.fingerprint();
      const order = () => ({ parameters: { ...session.vouchers.fresh() } });
      await session.ask("create_voucher", { ...order(), key: "wrong" });
      await session.ask("create_voucher", { ...order(), at: "apiDisabled" });
      await session.ask("create_voucher", order());
      await session.ask("create_voucher", { parameters: { fullname: session.vouchers.mark } });
      expect(sandbox.fingerprint()).not.toBe(before);
      expect(await session.undo()).toEqual([]);
      expect(sandbox.fingerprint()).toBe(before);
    });
  });

  test.each<[FaultName | undefined, at: "apiDisabled" | "failing"]>([
    [undefined, "failing"],
    ["api-disabled-says-error", "apiDisabled"],
  ])("names nothing where all was refused, in words of the page", async (fault, at) => {
    await withRouter(fault ? { fault } : {}, async (session) => {
      const parameters = { ...session.vouchers.fresh() };
      await session.ask("create_voucher", { parameters, at });
      expect(await session.undo()).toEqual([]);
    });
  });

  test("leaves another's voucher whose username begins like its own", async () => {
    await withRouter({}, async (session, sandbox) => {
      const { name } = await session.vouchers.own();
      const order = { action: "create_voucher", username: `${name}a4c`, fullname: "Another's" };
      const { baseUrl, apiKey } = session.target;
      const body = JSON.stringify({ "api-key": apiKey, ...order });
      await fetch(baseUrl, { method: "POST", body });
      expect(await session.undo()).toEqual([]);
      expect(sandbox.fingerprint()).toContain(order.username);
      expect(sandbox.fingerprint()).not.toMatch(new RegExp(`${name}\\b`));
    });
  });

  test.each<[what: string, order: Record<string, string>, isLeft: boolean]>([
    ["has nothing of what it created", { passcode: "vip77", fullname: "Mrs Larsson" }, true],
    ["still has its mark", { passcode: "vip77", fullname: "of ct-01234567" }, false],
  ])(
    "leaves what staff have made under a name of its own if it %s: %j",
    async (_, order, isLeft) => {
      const create = async ({ target }: WaverosSession, username: string) => {
        for (const what of [{ action: "remove_voucher" }, { action: "create_voucher", ...order }]) {
          const body = JSON.stringify({ "api-key": target.apiKey, username, ...what });
          await fetch(target.baseUrl, { method: "POST", body });
        }
      };
      await withRouter({}, async (session, sandbox) => {
        session.recover([journaled(session.target.baseUrl)]);
        const { name } = await session.vouchers.own();
        await create(session, name!);
        const left = await session.undo();
        expect(left.map(({ what }) => what)).toEqual(isLeft ? [`voucher "${name}"`] : []);
        expect(sandbox.fingerprint().includes(name!)).toBe(isLeft);
        const told = session.transport.notes.some((note) =>
          note.includes(`left as it is: "${name}"`),
        );
        expect(told).toBe(isLeft);
      });
    },
  );

  test("leaves and names what has its mark under a name that it neither asked for nor was answered", async () => {
    await withRouter({}, async (session, sandbox) => {
      const parameters = { fullname: session.vouchers.mark };
      await session.ask("create_voucher", { parameters });
      const { baseUrl, apiKey } = session.target;
      const copy = { action: "create_voucher", username: "room300", fullname: parameters.fullname };
      const body = JSON.stringify({ "api-key": apiKey, ...copy });
      await fetch(baseUrl, { method: "POST", body });
      expect((await session.undo()).map(({ what }) => what)).toEqual(['voucher "room300"']);
      expect(sandbox.fingerprint().match(new RegExp(session.vouchers.mark, "g"))).toHaveLength(1);
    });
  });

  test.each([
    ["under a name that the router chose", {}],
    ["under a name that it asked for", undefined],
  ])(
    "reads the list again before it removes, and leaves what staff have sold meanwhile %s",
    async (_, nameless) => {
      await withRouter({}, async (session, sandbox) => {
        const parameters = { ...(nameless ?? session.vouchers.fresh()) };
        const { body } = (await session.ask("create_voucher", { parameters })).answer;
        const { username } = (body.json as { user: { username: string } }).user;
        const { exchange } = await session.vouchers.look();
        // Half a second is too long ago.
        Object.assign(exchange, { startedAt: exchange.startedAt - 1000 });
        const order = { action: "create_voucher", username, fullname: "Mr Customer" };
        for (const what of [{ action: "remove_voucher", username }, order]) {
          const sent = JSON.stringify({ "api-key": session.target.apiKey, ...what });
          await fetch(session.target.baseUrl, { method: "POST", body: sent });
        }
        await session.undo();
        expect(sandbox.fingerprint()).toContain(order.fullname);
        expect(session.transport.notes.join()).toContain(`left as it is: "${username}"`);
      });
    },
  );

  test("removes by its name what no list can show, and asks whether it has gone", async () => {
    await withRouter({ alter: unlisted }, async (session, sandbox) => {
      const before = sandbox.fingerprint();
      await session.vouchers.order(session.vouchers.fresh());
      session.outage.end();
      const { requests } = session.transport;
      expect(await session.undo()).toEqual([]);
      // The list is asked for once more, since none of the API's answers has come.
      expect(session.transport.requests - requests).toBe(4);
      expect(sandbox.fingerprint()).toBe(before);
    });
  });

  test.each(["apiDisabled", "failing"] as const)(
    "finds nothing at states.%s after a create that had no answer",
    async (at) => {
      const order = { username: "ct-01234567-1", fullname: "ct-01234567-1" };
      await withRouter({}, async (session) => {
        const { baseUrl } = session.router(at);
        const line = { ...journaled(baseUrl), place: at, asks: order.username };
        session.recover([line]);
        expect(await session.undo()).toEqual([]);
        expect(session.transport.requests).toBe(1);
      });
    },
  );

  test("removes what was created without an answer", async () => {
    let silent = false;
    const alter = async (_: unknown, answer: Answer) => {
      if (silent) throw new Error("lost on the way");
      return answer;
    };
    await withRouter({ alter }, async (session, sandbox) => {
      const before = sandbox.fingerprint();
      await session.vouchers.look();
      silent = true;
      const { mark } = session.vouchers;
      const asked = session.ask("create_voucher", { parameters: { fullname: `${mark}-9` } });
      await expect(asked).rejects.toThrow("see that it runs");
      silent = false;
      session.outage.end();
      expect(sandbox.fingerprint()).not.toBe(before);
      expect(await session.undo()).toEqual([]);
      expect(sandbox.fingerprint()).toBe(before);
    });
  });

  test("is not needed for a voucher without a name where no list can show it: none is created", async () => {
    await withRouter({ alter: unlisted }, async (session, sandbox) => {
      const before = sandbox.fingerprint();
      const parameters = { fullname: session.vouchers.mark };
      await expect(session.ask("create_voucher", { parameters })).rejects.toThrow("cannot be read");
      expect(sandbox.fingerprint()).toBe(before);
    });
  });

  test("takes no name of another's for its own", async () => {
    // Every create is answered with the name of a voucher that was there before.
    const alter = (_: unknown, answer: Answer) => ({
      ...answer,
      body: String(answer.body).replace(/(added.*"username":")[^"]*/, "$1lobby"),
    });
    await withRouter({ alter }, async (session, sandbox) => {
      const before = sandbox.fingerprint();
      const { mark } = session.vouchers;
      await session.ask("create_voucher", { parameters: { fullname: `${mark}-9` } });
      const { name } = await session.vouchers.removable();
      expect(name).toMatch(mark);
      expect(await session.undo()).toEqual([]);
      expect(sandbox.fingerprint()).toBe(before);
    });
  });

  test("gives back what could not be removed", async () => {
    await withRouter({ fault: "remove-keeps-voucher" }, async (session) => {
      const { name } = await session.vouchers.own();
      expect(await session.undo()).toEqual([
        { what: `voucher "${name}"`, why: "still listed after its removal; remove it by hand" },
      ]);
    });
  });

  test("stops where a removal takes another", async () => {
    await withRouter({ fault: "remove-takes-another" }, async (session, sandbox) => {
      for (let made = 0; made < 3; made++) await session.vouchers.order(session.vouchers.fresh());
      const before = sandbox.fingerprint().split("\n").length;
      const leftovers = await session.undo();
      expect(leftovers).toHaveLength(3);
      const [asked, ...others] = leftovers.map(({ why }) => why);
      expect(asked).toContain("still listed after its removal");
      for (const why of others) expect(why).toContain("has taken more than was asked for");
      expect(sandbox.fingerprint().split("\n")).toHaveLength(before - 1);
    });
  });
});
