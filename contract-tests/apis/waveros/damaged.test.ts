import { describe, expect, test } from "vitest";
import { isDamaged } from "./damaged.ts";

const SENT = "José O'Neil + 李 & Co. = 100%";

describe("a name", () => {
  test.each([
    ["with HTML's escapes", "José O&#039;Neil + 李 &amp; Co. = 100%"],
    ["with HTML's escapes in hexadecimal", "José O&#x27;Neil + 李 &amp; Co. = 100%"],
    ["with backslashes", "José O\\'Neil + 李 & Co. = 100%"],
    ["still encoded for a URL", encodeURIComponent(SENT)],
    ["with numbers beyond Unicode", "&#99999999;"],
    ["cut short", "José O'Neil"],
    ["with a space for each plus", SENT.replace("+", " ")],
    ["with an underscore for a space", "Room_12", "Room 12"],
    ["without what looks like a tag", SENT.replace(" Co", "")],
    ["with a plus for each space", SENT.replaceAll(" ", "+")],
    ["read as Latin-1", Buffer.from(SENT).toString("latin1")],
    ["without the backslash at its end", "50%", "50%\\"],
    ["with a question mark for each letter", "Jos? O'Neil + ? & Co. = 100%"],
    ["with a question mark for each byte", "Jos?? O'Neil + ??? & Co. = 100%"],
    ["with replacement characters", "Jos\uFFFD O'Neil + \uFFFD & Co. = 100%"],
  ])("is damaged %s", (_, came, sent = SENT) => expect(isDamaged(sent, came)).toBe(true));

  test.each([
    ["as it was", SENT],
    ["without anything but letters", "José ONeil 李 Co. 100"],
    ["without them and the spaces beside them", "José O'Neil Co. = 100"],
    ["without letters beyond ASCII", "Jos O'Neil +  & Co. = 100%"],
    ["without accents", "Jose O'Neil + 李 & Co. = 100%"],
    ["in small letters", SENT.toLowerCase()],
    ["that is not a text", null],
  ])("is not %s", (_, came) => expect(isDamaged(SENT, came)).toBe(false));
});
