import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { entriesOf, follow, type Description } from "../../../scripts/generators/description.ts";
import { publishedFiles } from "../../../scripts/generators/forms.ts";
import { apiNames, generatedDocument } from "../../apis/discover.ts";

const pathOf = (api: string, file: string) =>
  fileURLToPath(new URL(`../../../generated/${api}/${file}`, import.meta.url));
const forms = apiNames().flatMap((api) => publishedFiles(api).map((file) => [api, file] as const));

/** Every answer's example, by the name of its variant. */
function examplesOf(document: Description) {
  const answers = entriesOf(document).flatMap((entry) => entry.answers);
  return Object.fromEntries(answers.map(({ name, example }) => [name, example.value]));
}

describe.each(forms)("%s/%s", (api, file) => {
  const text = readFileSync(pathOf(api, file), "utf8");
  const document = JSON.parse(text) as Description;

  test("has the examples of the description, each by its schema", () => {
    const described = readFileSync(generatedDocument(api)!, "utf8");
    expect(examplesOf(document)).toEqual(examplesOf(JSON.parse(described) as Description));
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema({ $id: "form:", components: document.components });
    for (const { answers } of entriesOf(document)) {
      for (const { key, schema, example } of answers) {
        const pointed = JSON.parse(
          JSON.stringify(schema).replaceAll('"#/', '"form:#/'),
        ) as Description;
        const valid = ajv.validate(pointed, example.value);
        expect(valid, `${key}: ${ajv.errorsText()}`).toBe(true);
      }
    }
  });

  if (/^openapi(-3\.0)?\.(dereferenced\.)?json/.test(file))
    test("speaks of no operation that it does not have", () => {
      const own = new Set(entriesOf(document).map(({ operation }) => operation.operationId));
      const others = JSON.parse(readFileSync(generatedDocument(api)!, "utf8")) as Description;
      const foreign = entriesOf(others)
        .map(({ operation }) => operation.operationId)
        .filter((id) => !own.has(id));
      expect(
        foreign.filter((id) => text.includes(`\`${id}\``) || text.includes(`"${id}"`)),
      ).toEqual([]);
      expect(text.includes("/../")).toBe(false);
    });

  if (/^openapi-(3|client)/.test(file))
    test("holds nothing that only OpenAPI 3.1 knows", () => {
      expect(document.openapi).toBe("3.0.3");
      expect(text.match(/"const":|"type":\[|"identifier":|"type":"null"/)).toBeNull();
    });

  if (file.includes("dereferenced"))
    test("has no reference", () => {
      expect(text.includes('"$ref"')).toBe(false);
    });

  if (file.startsWith("openapi-client"))
    test("has one schema for each answer, without unions", () => {
      expect(text.match(/"(oneOf|anyOf|allOf|not|pattern)":/)).toBeNull();
      for (const { operation } of entriesOf(document)) {
        for (const [status, response] of Object.entries(operation.responses)) {
          const { schema } = follow(document, response).content!["application/json"]!;
          expect(follow(document, schema).type).toBe("object");
          if (!status.startsWith("2")) expect(follow(document, schema).title).toBe("ApiError");
        }
      }
    });
});
