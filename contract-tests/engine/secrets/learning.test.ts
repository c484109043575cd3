import { describe, expect, test } from "vitest";
import { Secrets } from "./secrets.ts";

const HEX = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b";

describe("learning", () => {
  test("JSON that is written as a text once more tells its secrets", () => {
    const secrets = new Secrets();
    secrets.learn({ data: JSON.stringify({ token: "tok-12345" }) }, new Set());
    secrets.learn(JSON.stringify({ passcode: "pass-12345" }), new Set());
    expect(secrets.mask("tok-12345 pass-12345")).toBe("$TOKEN $PASSCODE");
  });

  test("finds what the vendor's page does not know by a credential's name, and keys in a file that HTML has escaped", () => {
    const secrets = new Secrets();
    const file = "[Interface]\nPrivateKey &#61; a2V5LW9mLWEtZmlsZQ&#61;\n";
    secrets.learn({ ssh_password: "ssh-12345", token_type: "Bearer", file }, new Set());
    expect(secrets.mask(`ssh-12345 Bearer ${file}`)).toBe(
      "$SSH_PASSWORD Bearer [Interface]\nPrivateKey &#61; $PRIVATE_KEY\n",
    );
  });

  test("finds the password of a login inside an OpenVPN profile, and not a username that has none", () => {
    const secrets = new Secrets();
    const loginOf = (lines: string) => `dev tun\n<auth-user-pass>\n${lines}\n</auth-user-pass>\n`;
    secrets.learn({ data: loginOf("liamliam\n pass word ") }, new Set());
    secrets.learn({ data: loginOf("rosalind") }, new Set());
    expect(secrets.mask("liamliam rosalind; pass word; </auth-user-pass>")).toBe(
      "liamliam rosalind; $PASS; </auth-user-pass>",
    );
  });

  test.each<[what: string, json: object, masked: string]>([
    ["a value", { refresh: HEX }, "$REFRESH"],
    ["a value in a list, in a known field of an unknown one", { x: { id: [HEX] } }, "$ID"],
    ["a value in a text", { link: `see <${HEX}>` }, "$LINK"],
    ["a name", { [HEX]: 1 }, "$FIELD"],
    ["a value, whose name is one", { sk_live_51HxyzABCDEFsecret: HEX }, "$FIELD"],
    ["nothing of a known field", { id: HEX }, HEX],
    ["nothing that is to tell things apart", { device_uuid: HEX }, HEX],
  ])(
    "takes what looks issued where the vendor's page knows no such name: %s",
    (_, json, masked) => {
      const secrets = new Secrets();
      secrets.learn(json, new Set(), (name) => name === "id");
      expect(secrets.mask(HEX)).toBe(masked);
    },
  );

  test("of what merely looks issued, takes so much that room is left for what is", () => {
    const secrets = new Secrets();
    const one = (n: number) => `${HEX.slice(0, 20)}${n}x9y8z7`;
    const many = Array.from({ length: 7000 }, (_, n) => ({ ref: one(n) }));
    secrets.learn([...many, { token: "tok-12345" }], new Set(), () => false);
    expect([one(999), one(1000), "tok-12345"].map((text) => secrets.appearIn(text))).toEqual([
      ...[true, false, true],
    ]);
  });

  const fields = new Set(["token", "passcode"]);

  test("takes the fields' texts at any depth, and the keys of configurations", () => {
    const secrets = new Secrets();
    const config = "[Interface]\n PrivateKey = abcdefghijkl=\n";
    secrets.learn({ data: [{ token: "tok-12345", id: "id-12345", config }] }, fields);
    expect(secrets.mask("tok-12345 id-12345 abcdefghijkl=")).toBe("$TOKEN id-12345 $PRIVATE_KEY");
  });

  test.each<[what: string, config: string, masked: string]>([
    [
      "each key of a configuration",
      "PrivateKey = one-key\n\tPresharedKey=two-key",
      "$PRIVATE_KEY $PRESHARED_KEY",
    ],
    [
      "a key with many blanks",
      "PrivateKey\t =\t one-key\n\nPresharedKey =  two-key",
      "$PRIVATE_KEY $PRESHARED_KEY",
    ],
    [
      "no key that is not one's own",
      "PublicKey = one-key\n#PresharedKey = two-key",
      "one-key two-key",
    ],
  ])("takes %s", (_, config, masked) => {
    const secrets = new Secrets();
    secrets.learn([[config]], fields);
    expect(secrets.mask("one-key two-key")).toBe(masked);
  });

  test.each([null, undefined, 7, "tok-12345", true, { token: null }, { token: true }])(
    "takes nothing from %j",
    (json) => {
      const secrets = new Secrets();
      secrets.learn(json, fields);
      expect(secrets.mask("tok-12345 null undefined true")).toBe("tok-12345 null undefined true");
    },
  );

  test("takes nothing that is too long to be one", () => {
    const secrets = new Secrets();
    const [longest, longer] = ["x".repeat(2000), "y".repeat(2001)];
    secrets.learn({ token: longest, passcode: longer }, fields);
    expect([secrets.appearIn(longest), secrets.appearIn(longer)]).toEqual([true, false]);
  });

  test.each([
    ["as its escapes mean it", '<"token":"tok\\u003a12345">', "tok:12345"],
    ["as it is written where it has no sound escapes", '<"token": "tok\\x12345">', "tok\\x12345"],
  ])("takes a text %s", (_, text, secret) => {
    const secrets = new Secrets();
    secrets.learnFromText(text, fields);
    expect(secrets.mask(secret)).toBe("$TOKEN");
  });

  test.each<[what: string, json: object, text: string, masked: string]>([
    ["a number", { token: 48001117 }, "48001117", "$TOKEN"],
    ["a short number, in its field", { token: 12 }, '12 {"token": 12}', '12 {"token": $TOKEN}'],
    [
      "a number that is written with more digits than are read",
      { token: 12345678901234567000 },
      '{"token":12345678901234567890}',
      '{"token":$TOKEN}',
    ],
    ["a list", { token: ["tok-12345", 48001117] }, "tok-12345 48001117", "$TOKEN $TOKEN"],
    ["an object", { token: { plain: { is: "sunshine" } } }, "sunshine", "$TOKEN"],
    ["no sentence about it", { errors: { token: "It is due." } }, "It is due.", "It is due."],
    ["what is none", { errors: { token: "tok-12345" } }, "tok-12345", "$TOKEN"],
    ["no message of Laravel's", { errors: { token: ["not given"] } }, "not given", "not given"],
    [
      "of an object that the vendor's page does not know, no words",
      { api_token: { type: "Bearer", plain: "tok-12345" } },
      "Bearer tok-12345",
      "Bearer $API_TOKEN",
    ],
  ])("takes the value of a secret whatever its type: %s", (_, json, text, masked) => {
    const secrets = new Secrets();
    secrets.learn(json, fields);
    expect(secrets.mask(text)).toBe(masked);
  });

  test("what has a name of its own keeps it", () => {
    const secrets = new Secrets();
    secrets.add("ACTIVE_TOKEN", "tok-12345");
    secrets.learn({ token: "tok-12345" }, fields);
    expect(secrets.mask("tok-12345")).toBe("$ACTIVE_TOKEN");
  });

  test.each([
    '{"token":"tok-12345","token":"tok-67890"}',
    '<p>{"token" : "tok-12345", "passcode":"tok-67890',
    '"token":"tok-12345" "token":"tok-67890"',
  ])("takes them from %s, which is not sound JSON", (text) => {
    const secrets = new Secrets();
    secrets.learnFromText(`${text}"`, fields);
    expect(secrets.appearIn("tok-12345")).toBe(true);
    expect(secrets.appearIn("tok-67890")).toBe(true);
  });
});
