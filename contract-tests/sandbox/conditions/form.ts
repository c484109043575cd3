import { clean, findingOf, met, unchecked, type Conditions } from "../condition.ts";
import { FORM_LIBERTIES } from "../form.ts";
import { altered, dateAhead, every, headed, onWire, textAltered } from "../fronts.ts";
import { bytesOf, textOf, withBody, withHeaders, type Answer } from "../server.ts";

function linesOf({ headers }: Answer, times = 1): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    Array<string>(name === "content-type" ? 1 : times).fill(`${name}: ${value}`),
  );
}

/** Writes answers to the socket as they are, after those first lines. */
function raw(linesOfReply: (reply: Answer) => readonly string[]) {
  return onWire(({ socket }, reply) => {
    socket?.write(`${linesOfReply(reply).join("\r\n")}\r\n\r\n`);
    socket?.end(bytesOf(reply));
    return false;
  });
}

/** The forms that any server may give an answer, and what gateways add. */
export const FORM: Conditions = {
  ...Object.fromEntries(
    Object.entries(FORM_LIBERTIES).map(([name, title]) => [
      name,
      clean(title, { sandbox: { liberties: [name] } }),
    ]),
  ),
  "http-1.0": clean(
    "answers are those of HTTP/1.0: no length, and the connection ends",
    raw((reply) => [`HTTP/1.0 ${reply.status} X`, ...linesOf(reply)]),
  ),
  "chunks-extended": clean(
    "the body comes in a chunk with an extension, and headers come after it",
    onWire(({ socket }, reply) => {
      const head = [`HTTP/1.1 ${reply.status} X`, ...linesOf(reply), "transfer-encoding: chunked"];
      const bytes = bytesOf(reply);
      const size = bytes.length.toString(16).toUpperCase();
      socket?.write(
        [...head, "trailer: x-sum", "connection: close", "", `${size};by=1`, ""].join("\r\n"),
      );
      socket?.write(bytes);
      socket?.end("\r\n0;last\r\nX-Sum: 1\r\n\r\n");
      return false;
    }),
  ),
  "headers-twice": clean(
    "a chain of proxies writes headers twice",
    raw((reply) => [
      ...[`HTTP/1.1 ${reply.status} X`, ...linesOf(reply, 2)],
      ...[`content-length: ${bytesOf(reply).length}`, "connection: close"],
    ]),
  ),
  "early-hints": clean(
    "each answer is preceded by 103 Early Hints",
    onWire((response) => response.writeEarlyHints({ link: "</app.css>; rel=preload; as=style" })),
  ),
  processing: clean(
    "each answer is preceded by 102 Processing",
    onWire((response) => response.writeProcessing()),
  ),
  "slow-drip": clean(
    "answers come in eight parts, with pauses between them",
    onWire((response, reply) => {
      const bytes = bytesOf(reply);
      const step = Math.max(1, Math.ceil(bytes.length / 8));
      response.writeHead(reply.status, { ...reply.headers, "content-length": bytes.length });
      const drip = (at: number): unknown => {
        if (at >= bytes.length) return response.end();
        response.write(bytes.subarray(at, at + step));
        return setTimeout(() => drip(at + step), 8);
      };
      drip(0);
      return false;
    }),
  ),
  "large-headers": clean(
    "each answer has 12 KB of headers",
    headed({ "content-security-policy": "x".repeat(12_000) }),
  ),
  "huge-headers": met(unchecked(/header/i))(
    "each answer has more headers than Node.js reads",
    headed({ "content-security-policy": "x".repeat(30_000) }),
  ),
  "no-date": clean(
    "answers say nothing of the time",
    onWire((response, { headers }) => {
      response.sendDate = false;
      Reflect.deleteProperty(headers, "date");
    }),
  ),
  "bad-date": clean("the Date of answers is none", headed({ date: "yesterday, or so" })),
  "clock-behind": clean(
    "the server's clock is five minutes behind",
    headed(() => ({ date: dateAhead(-300_000) })),
  ),
  "two-backends": clean(
    "answers come from two servers in turn, which differ in clock, headers and whitespace",
    altered(every, (reply, nth) =>
      withHeaders(nth % 2 ? withBody(reply, `${textOf(reply)}\n`) : reply, {
        ...{ server: `web${nth % 2}`, date: dateAhead((nth % 2) * 90_000) },
      }),
    ),
  ),
  "byte-order-mark": met(findingOf(/./))(
    "a byte order mark comes before the JSON of every answer",
    textAltered(every, (text) => `\ufeff${text}`),
  ),
  "text-after-json": met(findingOf(/./))(
    "PHP's warning comes after the JSON of every answer",
    textAltered(
      every,
      (text) => `${text}<br />\n<b>Warning</b>:  Undefined variable $x in <b>api.php</b>`,
    ),
  ),
};
