import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import vpnscript from "../../../generated/vpnscript/openapi.json" with { type: "json" };
import waveros from "../../../generated/waveros/openapi.json" with { type: "json" };
import { catalogue as vpnscriptCatalogue } from "../../../generated/vpnscript/catalogue.ts";
import { catalogue as waverosCatalogue } from "../../../generated/waveros/catalogue.ts";

/** Where the vendors' pages lie beside the project; they are not part of it. */
const shared = new URL("../../../../shared/", import.meta.url);
const pages = {
  skip: existsSync(shared) ? false : "the vendors' pages are not beside the project",
};

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
}
interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Response | Reference>>;
}
interface Response {
  readonly content?: Readonly<
    Record<string, { readonly examples?: Readonly<Record<string, { readonly value: unknown }>> }>
  >;
}
interface Reference {
  readonly $ref: string;
}

describe.skipIf(pages.skip)("VPN Script's page", () => {
  const tool = fileURLToPath(new URL("tools/vendor-variants.mjs", shared));
  const variants = pages.skip
    ? []
    : (JSON.parse(execFileSync(process.execPath, [tool], { encoding: "utf8" })) as {
        readonly method: string;
        readonly path: string;
        readonly status: string;
        readonly title: string;
        readonly body: unknown;
      }[]);

  test("has as many variants as the catalogue calls documented", () => {
    const documented = Object.values(vpnscriptCatalogue.variants).filter(
      ({ provenance }) => provenance === "documented",
    );
    expect(documented.length).toBeGreaterThan(0);
    expect(variants).toHaveLength(documented.length);
  });

  test.each(variants)("$method $path $status: $title", ({ method, path, status, body }) => {
    const examples = examplesOf(vpnscript as unknown as Document, path, method, status);
    const { operationId } = vpnscript.paths[path as "/api/account"][
      method.toLowerCase() as "get"
    ] as Operation;
    const equal = Object.entries(examples).filter(([, value]) => isEqual(value, body));
    expect(equal.map(([name]) => name)).toHaveLength(1);
    const key = `${operationId}/${status}/${equal[0]![0]}`;
    const variant = vpnscriptCatalogue.variants[key as "getAccount/200/account"];
    expect(variant.provenance).toBe("documented");
  });
});

describe.skipIf(pages.skip)("WaverOS's page", () => {
  const text = pages.skip
    ? ""
    : readFileSync(new URL("vendor-docs/waveros-api-access.txt", shared), "utf8");
  const bodies = [...text.matchAll(/Response Example:\s*(\{[\s\S]*?\n\})/g)].map(
    ([, json]) => JSON.parse(json!) as unknown,
  );
  const document = waveros as unknown as Document;
  const [path = ""] = Object.keys(document.paths);

  test("is described as one path with two methods", () => {
    expect(Object.keys(document.paths)).toEqual(["/"]);
    expect(Object.keys(document.paths["/"]!)).toEqual(["post", "get"]);
  });

  test.each(["post", "get"])("its five bodies are examples of %s", (method) => {
    const examples = Object.values(examplesOf(document, path, method, "200"));
    expect(bodies).toHaveLength(5);
    for (const body of bodies) expect(examples).toContainEqual(body);
  });

  test("its nine messages are literals of the catalogue's variants", () => {
    const section = /4\. API Messages([\s\S]*?)API Usage Examples/.exec(text)?.[1] ?? "";
    const messages = [...section.matchAll(/^(.+?)\s+- /gm)].map(([, message]) => message);
    expect(messages).toHaveLength(9);
    const literals = JSON.stringify(document);
    for (const message of messages)
      expect(literals).toContain(JSON.stringify({ const: message }).slice(1, -1));
    expect(Object.keys(waverosCatalogue.operations)).toHaveLength(10);
  });
});

function examplesOf(
  { paths, components }: Document,
  path: string,
  method: string,
  status: string,
): Record<string, unknown> {
  const given = paths[path]?.[method.toLowerCase()]?.responses[status];
  const { $ref } = (given ?? {}) as Partial<Reference>;
  const shared = $ref?.split("/").at(-1);
  const response = shared === undefined ? (given as Response) : components.responses[shared];
  const examples = response?.content?.["application/json"]?.examples ?? {};
  return Object.fromEntries(Object.entries(examples).map(([name, { value }]) => [name, value]));
}

function isEqual(one: unknown, another: unknown): boolean {
  try {
    expect(one).toEqual(another);
    return true;
  } catch {
    return false;
  }
}
