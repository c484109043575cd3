import type {
  Catalogue,
  Contract,
  Operation,
  ValidationError,
  Validator,
  Variant,
} from "./description/catalogue.ts";
import { readBody, type Exchange, type Received, type WireRequest } from "./exchange/exchange.ts";

/**
 * An invented API of notes, for tests of what knows no API: two operations, one of which can be
 * called in two ways; variants with a status and without one, and one that both operations share.
 */
const READ: Operation = {
  name: "readNote",
  summary: "Read a note",
  effect: "reads",
  ways: [
    {
      method: "GET",
      path: "/note",
      parametersIn: "query",
      parameters: ["action", "id"],
      constants: { action: "read" },
      security: "key",
    },
  ],
};

const WRITE: Operation = {
  name: "writeNote",
  summary: "Write a note",
  effect: "creates",
  ways: [
    {
      method: "POST",
      path: "/notes",
      parametersIn: "body",
      parameters: ["text"],
      constants: {},
      security: "key",
    },
    {
      method: "GET",
      path: "/notes",
      parametersIn: "query",
      parameters: ["text"],
      constants: {},
      security: null,
    },
  ],
};

function variant(key: string, summary: string, schema: string, rest: Partial<Variant> = {}) {
  const [operation = "", ...parts] = key.split("/");
  const status = parts.length > 1 ? Number(parts[0]) : null;
  const all: Variant = {
    id: `notes/${key}`,
    operation,
    name: parts.at(-1)!,
    summary,
    status,
    provenance: "documented",
    source: "Notes, tab 1",
    mediaType: "application/json",
    schema,
    ...rest,
  };
  return [key, all] as const;
}

/** What the invented API documents. */
export const NOTES = {
  api: "notes",
  title: "Notes API",
  operations: { readNote: READ, writeNote: WRITE },
  variants: Object.fromEntries([
    variant("readNote/200/note", "The note", "Note"),
    variant("readNote/200/locked", "The note is locked", "Locked"),
    variant("readNote/404/no-note", "No such note", "Missing"),
    variant("readNote/401/wrong-key", "The key is wrong", "WrongKey"),
    variant("writeNote/written", "The note is written", "Written"),
    variant("writeNote/refused", "The note is refused", "Refused"),
    variant("writeNote/401/wrong-key", "The key is wrong", "WrongKey"),
    variant("writeNote/422/too-long", "The text is too long", "TooLong", {
      provenance: "inferred",
      source: "inferred from Notes, tab 1",
    }),
  ]),
  sources: { page: "Notes", headings: ["Notes"], authorities: {} },
} satisfies Catalogue;

/** The schemas, as far as the engine itself looks into one. */
const SCHEMAS: Readonly<Record<string, object>> = {
  Note: { type: "object", properties: { id: {}, text: {}, token: {} } },
  Locked: { type: "object", properties: { locked: {} } },
  Missing: { type: "object", properties: { message: {} } },
  WrongKey: { type: "object", properties: { message: {} } },
  Written: { type: "object", properties: { written: {} } },
  Refused: { type: "object", properties: { error: {} } },
  TooLong: { type: "object", properties: { message: {} } },
};

/** A validator that finds what `breaches` gives, as Ajv's do. */
export function validator(
  breaches: (body: Record<string, unknown>) => readonly (Partial<ValidationError> | false)[],
): Validator {
  const validate: Validator = (body) => {
    const isObject = typeof body === "object" && body !== null;
    const found = isObject
      ? breaches(body as Record<string, unknown>)
      : [{ keyword: "type", params: { type: "object" } }];
    const all = found.filter((one) => one !== false);
    validate.errors = all.map((one) => ({
      instancePath: "",
      schemaPath: "#",
      keyword: "",
      params: {},
      ...one,
    }));
    return all.length === 0;
  };
  return validate;
}

const literal = (field: string, value: unknown) =>
  validator((body) => [
    !(field in body) && { keyword: "required", params: { missingProperty: field } },
    field in body &&
      body[field] !== value && {
        keyword: "const",
        instancePath: `/${field}`,
        params: { allowedValue: value },
      },
  ]);

const typed = (fields: Readonly<Record<string, string>>) =>
  validator((body) =>
    Object.entries(fields).flatMap(([field, type]) => [
      !(field in body) && { keyword: "required", params: { missingProperty: field } },
      field in body &&
        typeof body[field] !== type && {
          keyword: "type",
          instancePath: `/${field}`,
          params: { type },
        },
    ]),
  );

const VALIDATORS: Readonly<Record<string, Validator>> = {
  "readNote/200/note": typed({ id: "number", text: "string" }),
  "readNote/200/locked": literal("locked", true),
  "readNote/404/no-note": literal("message", "No such note."),
  "readNote/401/wrong-key": literal("message", "Wrong key."),
  "writeNote/written": literal("written", true),
  "writeNote/refused": typed({ error: "string" }),
  "writeNote/401/wrong-key": literal("message", "Wrong key."),
  "writeNote/422/too-long": literal("message", "Too long."),
};

/** The contract of the invented API. */
export const notes: Contract = {
  name: "notes",
  title: "Notes API",
  catalogue: NOTES,
  validators: VALIDATORS,
  schemas: SCHEMAS,
  secretFields: new Set(["token"]),
  dredd: new URL("file:///nowhere/"),
};

/** An exchange that never was: `body` is sent as JSON if it is not a text. */
export function exchanged(
  body: unknown,
  answer: Partial<Received> = {},
  request: Partial<WireRequest> = {},
): Exchange {
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  let read: Received["body"] | undefined;
  return {
    request: {
      operation: "readNote",
      effect: "reads",
      method: "GET",
      url: "http://notes.example/note?action=read&id=1",
      headers: {},
      ...request,
    },
    answer: {
      status: 200,
      headers: { "content-type": "application/json" },
      bytes,
      /** Read when it is asked for, as tables of cases are made before any test runs. */
      get body() {
        return (read ??= readBody(bytes));
      },
      ...answer,
    },
    startedAt: 0,
    durationMs: 1,
  };
}
