import { expect, test } from "vitest";
import { pairsIn } from "./pairs.ts";

const isSecret = (name: string) => /^pass(?:word)?$/.test(name);
const valuesIn = (text: string) => [
  ...new Set(
    [...pairsIn(text, isSecret)].flatMap(([name, value]) => (isSecret(name) ? value : [])),
  ),
];

test.each([
  ["JSON that is cut short", '[{"password":"pw953893'],
  ["numbers of such JSON", '[{"id":1,"password":48001117,"room":', "48001117"],
  ["a list in such JSON", '[{"password":["pw953893", 48001117],"room":', "pw953893", "48001117"],
  ["an object in such JSON", '[{"password":{"plain":"pw953893"},"room":'],
  ["JSON in JSON that is cut short", String.raw`{"data":"{\"password\":\"pw953893\",\"room`],
  ["lines in JSON that is cut short", String.raw`{"file":"[Room]\npassword = pw953893\nvalid`],
  ["XML", "<u><password>pw953893</password></u>"],
  ["XML with a namespace and CDATA", '<a:password a="b"><![CDATA[pw953893]]></a:password>'],
  ["an attribute", `<u id="1" password='pw953893'>`],
  ["a named element", '<field name="password" type="text">pw953893</field>'],
  ["a form of HTML", '<input name="password" type="text" value="pw953893">'],
  ["an element after its name", "<key>password</key>\n<string>pw953893</string>"],
  ["a table", "<tr><th>password</th><td>pw953893</td></tr>"],
  [
    "a login inside an OpenVPN profile",
    "<auth-user-pass>\r\nroom-1\r\npw953893\r\n</auth-user-pass>",
  ],
  [
    "one in JSON that is cut short",
    String.raw`{"data":"dev tun\n<auth-user-pass>\nroom-1\npw953893`,
  ],
  ["a form", "username=room-1&password=pw953893&room=1"],
  ["settings", "password: pw953893\nroom: 1"],
  ["settings that are a word", "password = sunshine\nroom: 1", "sunshine"],
  ["PHP's arrays", "'username' => 'room-1', 'password' => 'pw953893'"],
  ["what print_r says", "    [password] => pw953893\n    [room] => 1"],
  ["what serialize says", 'a:1:{s:8:"password";s:8:"pw953893";}'],
  ["a number that serialize says", 'a:1:{s:8:"password";i:48001117;}', "48001117"],
])("finds what is under a secret's name in %s", (_, text, ...values) => {
  expect(valuesIn(text)).toEqual(values.length > 0 ? values : ["pw953893"]);
});

test.each([
  "The password must be given.",
  "Password: it must be given.",
  "password: it must be given",
  '<input type="password" name="password" placeholder="Password">',
  '<label class="password">Forgotten?</label>',
  "<th>password</th><th>valid_for</th>",
  "{password: null, room: 1}",
  "const password = document.querySelector('#pw').value;",
  "room=room-1",
])("%s holds none", (text) => {
  expect(valuesIn(text)).toEqual([]);
});

test("a hostile text is read in no time", () => {
  for (const row of [
    "password:",
    "password:[",
    "<password ",
    "password='",
    "a-",
    '\\\\"',
    ">password</b> <",
    "<auth-user-pass>\na\n",
    "<auth-user-pass>\na\n ",
  ]) {
    expect(valuesIn(row.repeat(1e6 / row.length)).length).toBeLessThan(100);
  }
});
