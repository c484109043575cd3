import { describe, expect, test } from "vitest";
import { createVpnScriptClient } from "../../../generated/vpnscript/index.js";
import { validators as vpnscript, throwInvalid } from "../../../generated/vpnscript/validators.js";
import { createWaverOsClient } from "../../../generated/waveros/index.js";
import { validators as waveros } from "../../../generated/waveros/validators.js";
import { describedAnswers, type DescribedAnswer } from "./described-answers.ts";
import { answering, json } from "./stub.ts";

type Method = () => Promise<{ variant: string; status: number; message: unknown; body: unknown }>;

/** What a client makes of an answer to one of its methods, its body validated as well. */
async function received({ api, method }: DescribedAnswer, status: number, body: unknown) {
  const { fetch } = answering(json(status, body));
  const options = { baseUrl: "http://localhost", fetch };
  const client =
    api === "vpnscript"
      ? createVpnScriptClient({ ...options, validation: throwInvalid(vpnscript) })
      : createWaverOsClient({ ...options, apiKey: "key", validation: throwInvalid(waveros) });
  return (client as unknown as Record<string, Method>)[method]!();
}

const vpnscriptAnswers = describedAnswers("vpnscript");
const waverosAnswers = describedAnswers("waveros");
const all = [...vpnscriptAnswers, ...waverosAnswers];
const literal = (answer: DescribedAnswer) =>
  answer.api === "waveros" && typeof answer.body["error"] === "boolean" && answer.body["error"];

test("all variants have an example", () => {
  expect(vpnscriptAnswers).toHaveLength(Object.keys(vpnscript).length);
  expect(waverosAnswers).toHaveLength(Object.keys(waveros).length);
});

describe.each(all)("$api $method $status $variant", (answer) => {
  const status = answer.status ?? (answer.api === "waveros" ? 200 : 500);

  test("arrives in its own arm, with its sentence", async () => {
    const result = await received(answer, status, answer.body);
    const { message, error } = answer.body;
    const sentence = [message, error].find((one) => typeof one === "string") ?? null;
    expect(result).toMatchObject({ variant: answer.variant, status, body: answer.body });
    expect(result.message).toBe(sentence);
  });

  test("arrives nowhere else when its status is another", async () => {
    const other = await received(answer, 418, answer.body);
    const expected = literal(answer)
      ? answer.variant
      : // A sentence without any flag, under a status that nobody described, is the framework's.
        answer.api === "vpnscript" && typeof answer.body["message"] === "string"
        ? "framework-error"
        : "undocumented";
    expect(other.variant).toBe(expected);
  });

  const shape = Object.keys(answer.body).filter((key) => typeof answer.body[key] !== "object");
  test.each(shape)("is undocumented when %s has another type", async (key) => {
    if (answer.variant === "server-page" && !["current_page"].includes(key)) return;
    const { variant } = await received(answer, status, { ...answer.body, [key]: { odd: 1 } });
    expect(variant).toBe("undocumented");
  });

  test.each(["<html>", "", "null", "[]", "[[1]]", '"text"', "7", "{}"])(
    "is undocumented when the body is %s",
    async (text) => {
      const fetch = async () => new Response(text, { status });
      const options = { baseUrl: "http://localhost", fetch };
      const client =
        answer.api === "vpnscript"
          ? createVpnScriptClient(options)
          : createWaverOsClient({ ...options, apiKey: "key" });
      const call = (client as unknown as Record<string, Method>)[answer.method]!;
      expect((await call()).variant).toBe("undocumented");
    },
  );
});
