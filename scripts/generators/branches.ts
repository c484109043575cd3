import { Ajv2020 } from "ajv/dist/2020.js";
import { DescriptionError, follow, type Description, type Schema } from "./description.ts";
import { standaloneSchemas } from "./schemas.ts";

const REFERENCE = "#/components/schemas/";

/** Names of the schema components that a response's schema offers: one, or the branches of a union, in its order. */
export function branchesOf(description: Description, schema: Schema, where: string): string[] {
  const union = follow(description, schema)["oneOf"] as Schema[] | undefined;
  if (union) return union.flatMap((branch) => branchesOf(description, branch, where));
  const reference = schema["$ref"];
  if (typeof reference === "string" && reference.startsWith(REFERENCE)) {
    return [reference.slice(REFERENCE.length)];
  }
  throw new DescriptionError(
    `${where}: its schema must be a $ref into schemas/, or a oneOf of such`,
  );
}

/** Tells which one branch of a response's schema an example keeps. */
export type BranchOf = (schema: Schema, value: unknown, where: string) => string;

/** The function that tells it, for the schemas of one description; no branch, or several, are an error. */
export function branchFinder(description: Description): BranchOf {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  for (const [name, schema] of Object.entries(standaloneSchemas(description))) {
    ajv.addSchema(schema as object, name);
  }
  return (schema, value, where) => {
    const branches = branchesOf(description, schema, where);
    const kept = branches.filter((name) => ajv.validate(name, value));
    const [only] = kept;
    if (only !== undefined && kept.length === 1) return only;
    throw new DescriptionError(
      kept.length === 0
        ? `${where}: keeps none of ${branches.join(", ")}`
        : `${where}: keeps ${kept.join(" and ")} at once, so they can't be told apart`,
    );
  };
}
