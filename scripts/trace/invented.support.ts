import type { Claim, Described, Operation } from "./described.ts";
import { flatten } from "./model.ts";
import { bare, wordsIn } from "./words.ts";

/** An invented API, and the pages that its invented vendors have of it. */
const json = (value: unknown) => JSON.stringify(value, undefined, 4);

const TIDE = { success: true, tide: { id: 7, harbour_name: "Ostend", height: "3.5", low: null } };
const REFUSED = { success: false, message: "The harbour is closed." };

export const MARKDOWN = `# Tides

## Read a Tide

<mark style="color:blue;">\`GET\`</mark> \`/api/tides/now\`

Retrieve the tide of one harbour. It is disabled by default.

#### Headers

| Name                                     | Type   | Description      |
| ---------------------------------------- | ------ | ---------------- |
| Accept<mark style="color:red;">\\*</mark> | String | application/json |

#### Request Body

| Name                                           | Type    | Description                                               |
| ---------------------------------------------- | ------- | --------------------------------------------------------- |
| harbour\\_id<mark style="color:red;">\\*</mark> | Integer | The id of the harbour, from 1 to 900.                     |
| in\\_feet                                       | Boolean | Send True to get feet instead of metres. By default False. |

{% tabs %}
{% tab title="200: OK The tide" %}

\`\`\`javascript
${json(TIDE).replace('"id": 7,', '"id": 7, // 7 - Rising, 8 - Falling')}
\`\`\`

When a tide is "low" it is not required.
{% endtab %}

{% tab title="422: Unprocessable Entity The harbour is closed." %}

\`\`\`javascript
${json(REFUSED)}
\`\`\`

{% endtab %}
{% endtabs %}
`;

export const RENDERED = `Tides
Read a Tide
GET /api/tides/now
Retrieve the tide of one harbour. It is disabled by default.
Headers
Accept*
String
application/json
Request Body
harbour_id*
Integer
The id of the harbour, from 1 to 900.
in_feet
Boolean
Send True to get feet instead of metres. By default False.
${json(TIDE).replace('"id": 7,', '"id": 7, // 7 - Rising, 8 - Falling').replace(/^ +/gm, "")}When a tide is "low" it is not required.
${json(REFUSED).replace(/^ +/gm, "")}Last updated
`;

export const MANUAL = `1.1 - Ring a bell

Parameter Required Value
api-key Yes The API key, a secret.
action Yes 'ring_bell'
times No How often, from 1 to 12. If empty, once.
tone * No The tone. If unset, a random one.

* Must be one of - 'deep', '1 octave', '2 octaves' to '4 octaves'

2. Messages

Bell rang - The bell was rung
Bell is broken - No bell is required to ring

3. Ring It

POST Request:

POST http://192.168.1.9/api/
Content-Type: application/json
${json({ "api-key": "a-key", action: "ring_bell", times: 3 })}

GET http://192.168.1.9/api/?api-key=a-key&action=ring_bell&times=3

Response:

${json({ message: "Bell rang", bell: { id: 4, cracked: false } })}
`;

const at = "openapi/invented/paths/one.yaml";
const described = (operation: Operation, prose: Record<string, readonly string[]>): Described => {
  return {
    api: "invented",
    folder: "openapi/invented",
    record: "prose.yaml",
    operations: [operation],
    catalogue: { sources: { headings: ["2. Messages"] } } as unknown as Described["catalogue"],
    notShown: {},
    prose: Object.fromEntries(Object.entries(prose).map(([place, says]) => [place, { says }])),
    words: operation.words,
  } as unknown as Described;
};

const claim = (one: Omit<Claim, "id" | "at" | "place">): Claim => {
  return { id: one.name ?? one.kind, at, place: "", ...one };
};
const row = (name: string, required: string, type: string) =>
  claim({ kind: "row", name, facts: { required, type } });

const TIDES = {
  readTide: ["read / default disabled", "body"],
  "readTide, row Accept": ["application/json json required string"],
  "readTide, row harbour_id": ["id / 1 900"],
  "readTide, row in_feet": ["instead read true / default false"],
  "readTide/200/tide": ["id / 7 / 8", "low optional"],
};

const BELLS = {
  "ring_bell, row api-key": ["key secret"],
  "ring_bell, row times": ["1 12 / empty"],
  "ring_bell, row tone": ["random unset", "required"],
  '2. Messages, "Bell is broken"': ["required not"],
  ring_bell: [
    "post",
    "http://192.168.1.9/api/ post",
    "content-type / application/json json",
    "get http://192.168.1.9/api/",
  ],
};

const wordsOf = (prose: Record<string, readonly string[]>) =>
  new Set(wordsIn(Object.values(prose).flat()).map(bare));

export const tides = described(
  {
    name: "readTide",
    heading: undefined,
    at,
    words: wordsOf(TIDES),
    claims: [
      claim({ kind: "call", facts: { method: "GET", path: "/api/tides/now" } }),
      row("harbour_id", "yes", "integer"),
      claim({
        kind: "row",
        name: "in_feet",
        facts: { required: "no", type: "boolean", default: "false" },
      }),
      {
        ...claim({ kind: "answer", facts: { status: "200", ...flatten(TIDE) } }),
        id: "invented/readTide/200/tide",
      },
      {
        ...claim({ kind: "answer", facts: { status: "422", ...flatten(REFUSED) } }),
        id: "invented/readTide/422/closed",
      },
    ],
  },
  TIDES,
);

export const bells = described(
  {
    name: "ring_bell",
    heading: undefined,
    at,
    words: wordsOf(BELLS),
    claims: [
      claim({ kind: "call", facts: { action: "ring_bell" } }),
      ...["api-key", "action"].map((name) => row(name, "yes", "string")),
      ...["times", "tone"].map((name) => row(name, "no", "string")),
      claim({
        kind: "values",
        name: "tone",
        facts: Object.fromEntries(
          ["deep", "1 octave", "2 octaves", "3 octaves", "4 octaves"].map((one) => [
            `/${one}`,
            "yes",
          ]),
        ),
      }),
      claim({
        kind: "request",
        name: "POST",
        facts: flatten({ "api-key": "a-key", action: "ring_bell", times: 3 }),
      }),
      claim({
        kind: "request",
        name: "GET",
        facts: { "/api-key": "a-key", "/action": "ring_bell", "/times": "3" },
      }),
      claim({
        kind: "answer",
        facts: flatten({ message: "Bell rang", bell: { id: 4, cracked: false } }),
      }),
      ...["Bell rang", "Bell is broken"].map((name) => claim({ kind: "message", name, facts: {} })),
    ],
  },
  BELLS,
);
