import { describe, expect, test } from "vitest";
import { lobby, panel, refusal, SECRET } from "./sample-files.support.ts";

/** A file whose line 8 is the password of the persona `active`. */
const password = (value: string): string =>
  panel("personas:", "  active:", "    username: alice", `    password: ${value}`);
const at8 = (problem: string): string => `8: targets[0].personas.active.password: ${problem}`;

const number = "must be a whole number; write the number itself, without quotes and without ${…}";
const object = "must be an object; write its fields below it, each as NAME: VALUE";
const fields =
  "name, api, baseUrl, allowWrites, requestsPerMinute, timeout, budget, bodyLimit, headers, basicAuth, ca, overlay, docs, deviceName, jobTimeout, personas, servers";
const servers = "openvpn, openvpnWithoutProfile, wireguard, wireguardFull, disabled, missing";
const again = panel().replace("targets:\n", "");

const cases: Record<string, readonly [text: string, want: string][]> = {
  "the file": [
    [SECRET, `1: ${object}`],
    ["- name: panel", '1: must be an object; write "targets:" above the list'],
    ["{}", "1: targets: is missing; add it (The installations)"],
    ["# list\ntargets:", "2: targets: has no value; give one, or remove the line"],
    ["targets: []", "1: targets: the list is empty; add an entry"],
    ["targets: {}", "1: targets: must be a list; begin each entry with a dash, or write [ … ]"],
    ["target:\n  - name: panel", '1: target: unknown field; did you mean "targets"?'],
    [`targets:\n  - ${SECRET}`, `2: targets[0]: ${object}`],
    [
      `${panel()}\n${again}`,
      '5: target "panel": targets[1].name: is also the name of targets[0]; give each its own',
    ],
  ],
  "a field that is missing": [
    [
      panel().replace(/\n.*baseUrl.*/, ""),
      "2: targets[0].baseUrl: is missing; add it (Address of the installation, without user, query and fragment)",
    ],
    [lobby(), "2: targets[0].apiKey: is missing; add it (Key of the router's API)"],
    [
      panel("personas: { active: { username: alice } }"),
      "5: targets[0].personas.active.password: is missing; add it",
    ],
  ],
  "a field that is unknown": [
    [
      panel("device_name: x"),
      '5: targets[0].device_name: unknown field; did you mean "deviceName"?',
    ],
    [
      panel().replace("baseUrl", "baseURI"),
      '4: targets[0].baseURI: unknown field; did you mean "baseUrl"?',
    ],
    [
      panel("personas:", "  actve: {}"),
      '6: targets[0].personas.actve: unknown field; did you mean "active"?',
    ],
    [
      panel(`apiKey: ${SECRET}`),
      "5: targets[0].apiKey: unknown field; targets of lobby have it: see that api is right",
    ],
    [panel(`color: ${SECRET}`), `5: targets[0].color: unknown field; known here: ${fields}`],
    [
      panel(`personas: { active: { username: alice, password: ab,${SECRET} } }`),
      "5: targets[0].personas.active: unknown field without a value; put a value that holds a comma in quotes; known here: username, password",
    ],
    [panel('"a b": 1'), `5: targets[0]["a b"]: unknown field; known here: ${fields}`],
    [
      panel("servers: { __proto__: 1 }"),
      `5: targets[0].servers.__proto__: unknown field; known here: ${servers}`,
    ],
  ],
  "an API": [
    [
      panel().replace("vpnscript", "vpnscrpt"),
      '3: targets[0].api: unknown API "vpnscrpt"; did you mean "vpnscript"? The known ones are vpnscript, lobby',
    ],
    [
      panel().replace("vpnscript", "ssh"),
      '3: targets[0].api: unknown API "ssh"; the known ones are vpnscript, lobby',
    ],
    [
      panel().replace("vpnscript", "${ALICE}"),
      '3: targets[0].api: unknown API "${ALICE}"; the known ones are vpnscript, lobby',
    ],
    [
      panel().replace("vpnscript", "7"),
      '3: targets[0].api: must be "vpnscript" or "lobby"; correct it',
    ],
    [
      panel().replace("vpnscript", ""),
      "3: targets[0].api: has no value; give one, or remove the line",
    ],
  ],
  "a secret": [
    [password("12345678"), at8("must be a string; put it in quotes")],
    [password(""), at8("has no value; give one, or remove the line")],
    [password(`{ ${SECRET}: 1 }`), at8("must be a string; put it in quotes")],
    [password(`&${SECRET}`), at8("has no value; give one, or remove the line")],
    [password('""'), at8("is too short; correct it")],
    [
      password("x").replace("alice", '""'),
      "7: targets[0].personas.active.username: must not be blank; correct it",
    ],
    [password('"${BOB}"'), at8("the environment variable BOB is not set; set it")],
    [password('"${toString}"'), at8("the environment variable toString is not set; set it")],
    [password('"${ALICE}${BLANK}"'), at8("the environment variable BLANK is empty; set it")],
    [
      password('"${AL-ICE}"'),
      at8("holds a ${ that begins no ${NAME}; complete it, or write $${ for a plain ${"),
    ],
    [
      panel().replace("https://vpn.example.com", "${PANEL}"),
      "4: targets[0].baseUrl: the environment variable PANEL is not set; set it",
    ],
  ],
  "a number": [
    [panel("requestsPerMinute: ${RPM}"), `5: targets[0].requestsPerMinute: ${number}`],
    [panel("requestsPerMinute: 1.5"), `5: targets[0].requestsPerMinute: ${number}`],
    [panel("requestsPerMinute: .inf"), `5: targets[0].requestsPerMinute: ${number}`],
    [panel("servers:", '  openvpn: "1"'), `6: targets[0].servers.openvpn: ${number}`],
    [
      panel("servers: { wireguard: 99999999999999999999 }"),
      "5: targets[0].servers.wireguard: must be 9007199254740991 or less; correct it",
    ],
    [
      panel("requestsPerMinute: 0"),
      "5: targets[0].requestsPerMinute: must be 1 or more; correct it, or leave it out for 50",
    ],
    [
      panel("timeout: 0"),
      "5: targets[0].timeout: must be more than 0; correct it, or leave it out for 30",
    ],
    [
      panel("timeout: 3601"),
      "5: targets[0].timeout: must be 3600 or less; correct it, or leave it out for 30",
    ],
  ],
  "what passes a front door": [
    [
      panel(`headers: { Authorization: ${SECRET} }`),
      "5: targets[0].headers.Authorization: is not for a target file; give basicAuth; an installation's own credentials have fields of their own",
    ],
    [
      panel("headers:", '  "x y": a'),
      '6: targets[0].headers["x y"]: is not the name of a header; use letters, digits and dashes',
    ],
    [
      panel("headers: { x-a: b, X-A: b }"),
      "5: targets[0].headers.X-A: is given twice; keep one of the two",
    ],
    [
      panel(`headers: { x-a: "${SECRET}\\n" }`),
      "5: targets[0].headers.x-a: must be one line of ASCII without space around it; correct it",
    ],
    [panel("headers: { x-a: 1 }"), "5: targets[0].headers.x-a: must be a string; put it in quotes"],
    [
      panel(`basicAuth: { username: "a:b", password: ${SECRET} }`),
      "5: targets[0].basicAuth.username: must not be empty or hold a colon; correct it",
    ],
    [panel("basicAuth: { username: a }"), "5: targets[0].basicAuth.password: is missing; add it"],
    [
      panel("docs: docs.example.com/api"),
      "5: targets[0].docs: must begin with http:// or https://; give the whole address",
    ],
    [
      panel("docs: https://me:secret@docs.example.com"),
      "5: targets[0].docs: must not hold a username or a password; remove everything up to the @",
    ],
    [
      panel("docs: https://docs.example.com/api#x"),
      "5: targets[0].docs: must not hold a fragment; remove the # and what follows",
    ],
    [panel("ca: none.pem"), "5: targets[0].ca: there is no such file; correct the path"],
    [panel("ca: ."), "5: targets[0].ca: is a directory; give the path of a PEM file"],
    [
      panel("ca: t.yaml"),
      "5: targets[0].ca: holds no certificate in PEM form; give the certificate that begins with -----BEGIN CERTIFICATE-----",
    ],
    [
      panel("bodyLimit: 0"),
      "5: targets[0].bodyLimit: must be more than 0; correct it, or leave it out for 100",
    ],
  ],
  "another value": [
    [
      panel("allowWrites: yes"),
      "5: targets[0].allowWrites: must be true or false; write one of them, without quotes",
    ],
    [
      panel('deviceName: " "'),
      '5: targets[0].deviceName: must not be blank; correct it, or leave it out for "contract-tests"',
    ],
    [
      panel().replace("panel", '" panel"'),
      "2: targets[0].name: must be one line without space around it; correct it",
    ],
    [panel("servers: []"), `5: targets[0].servers: ${object}`],
    [
      lobby("apiKey: a", `methods: [${SECRET}]`),
      '6: targets[0].methods[0]: must be "POST" or "GET"; correct it',
    ],
    [lobby("apiKey: a", "methods: []"), "6: targets[0].methods: the list is empty; add an entry"],
    [
      lobby("apiKey: a", "methods: [GET, GET]"),
      "6: targets[0].methods: lists an entry twice; remove one of the two",
    ],
    [lobby('apiKey: ""'), "5: targets[0].apiKey: is too short; correct it"],
  ],
};

describe.each(Object.entries(cases))("%s is refused", (_, rows) => {
  test.each(rows)("%j", async (text, want) => {
    const message = await refusal(text);
    expect(message).toBe(`t.yaml:${want}`);
    expect(message).not.toContain(SECRET);
  });
});

test("what is behind an alias is found where it is written", async () => {
  const second = again.replace("name: panel", "name: second");
  const text = `${panel("servers: &ids { openvpn: x }")}\n${second}\n    servers: *ids`;
  expect(await refusal(text)).toBe(
    [
      `t.yaml:5: target "panel": targets[0].servers.openvpn: ${number}`,
      `t.yaml:5: target "second": targets[1].servers.openvpn: ${number}`,
    ].join("\n"),
  );
});
