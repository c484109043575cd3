import type { Contract, ValidationError, Validator } from "../../engine/catalogue.ts";

type Suite = Pick<Contract, "validators" | "schemas">;

const ADDED = "create_voucher/user-added";

/** What the sentence on a created voucher names; the id and both limits are in the example alone. */
const NAMED = ["username", "passcode", "fullname", "valid_for", "valid_from"];

const LIMITS = ["download_limit", "upload_limit"];

/**
 * The contract as installations are held to: a created voucher may be answered without the id and the limits that
 * only the vendor's example shows, and with nothing in their place.
 */
export function asListed({ validators, schemas }: Suite): Suite {
  const strict = validators[ADDED]!;
  const lenient: Validator = (body) => {
    const isValid = strict(body);
    const isExcused = isAsListed(body);
    lenient.errors = strict.errors?.filter((error) => !(isExcused && isOfMissing(error))) ?? [];
    return isValid || lenient.errors.length === 0;
  };
  const { UserAdded } = schemas as Readonly<
    Record<string, { readonly properties: { user: object } }>
  >;
  const properties = {
    ...UserAdded!.properties,
    user: { ...UserAdded!.properties.user, required: NAMED },
  };
  return {
    validators: { ...validators, [ADDED]: lenient },
    schemas: { ...schemas, UserAdded: { ...UserAdded, properties } },
  };
}

function isAsListed(body: unknown): boolean {
  const { user } = (body ?? {}) as { readonly user?: unknown };
  if (typeof user !== "object" || user === null) return false;
  const given = Object.keys(user);
  const missing = [...LIMITS, "id"].filter((field) => !given.includes(field));
  // In another spelling, it is not missing.
  const isRenamed = given.some((name) =>
    missing.some((field) => lettersOf(field) === lettersOf(name)),
  );
  return !isRenamed;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]|s$/g, "");
}

function isOfMissing({ instancePath, keyword, params }: ValidationError): boolean {
  const isMissing = instancePath === "/user" && keyword === "required";
  return isMissing && !NAMED.includes(String(params["missingProperty"]));
}
