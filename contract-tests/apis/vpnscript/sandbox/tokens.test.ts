import { expect, test } from "vitest";
import { accountOf, issueToken } from "./routes/auth.ts";
import { createWorld } from "./world.ts";

test("a token is kept as a hash, and speaks for its own account only", () => {
  const world = createWorld(() => false);
  const { active, other } = world.personas;
  const [one, two] = [issueToken(world, active), issueToken(world, other)];
  expect(accountOf(world, `Bearer ${one}`)).toBe(active);
  expect(accountOf(world, `bearer  ${two}`)).toBe(other);
  const kept = JSON.stringify([...world.tokens.values()]);
  expect(kept).not.toContain(one.split("|")[1]);
});

test("an account's earlier tokens go on working", () => {
  const world = createWorld(() => false);
  const tokens = [1, 2, 3].map(() => issueToken(world, world.personas.active));
  expect(new Set(tokens).size).toBe(3);
  for (const token of tokens) {
    expect(accountOf(world, `Bearer ${token}`)).toBe(world.personas.active);
  }
});

test("what only looks like a token is none", () => {
  const world = createWorld(() => false);
  const token = issueToken(world, world.personas.active);
  const [id, secret] = token.split("|");
  const headers = [
    undefined,
    "",
    "Bearer",
    token,
    `Token ${token}`,
    `Bearer ${secret}`,
    `Bearer ${Number(id) + 1}|${secret}`,
    `Bearer ${id}|${secret}x`,
    `Bearer ${id}|${secret?.toLowerCase()}`,
    `Bearer 0${"0".repeat(20)}|${secret}`,
    `Bearer ${token} ${token}`,
  ];
  expect(headers.filter((header) => accountOf(world, header) !== undefined)).toEqual([]);
});
