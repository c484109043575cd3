import {
  entriesOf,
  follow,
  type Description,
  type MediaType,
  type Response,
  type Schema,
} from "./description.ts";
import { mapSchemas } from "./openapi30.ts";
import { plainSchema } from "./plain-schema.ts";
import { branchesOf } from "./schemas.ts";

/** `Error` alone is a word of Swift, Dart and JavaScript. */
const ERROR = "ApiError";
const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/**
 * The description for generators of clients: one schema for each success and one for all errors, in
 * words for which every language has a type. Where errors come under a success's status, its schema
 * has their fields too. Components that this leaves unused are still there.
 */
export function clientForm(given: Description): Description {
  const description = structuredClone(given);
  const errors = errorsOf(description).map((mediaType) => {
    const names = branchesOf(given, mediaType.schema, mediaType.schema.$ref ?? "an error");
    return { mediaType, names };
  });
  for (const { mediaType } of errors) Object.assign(mediaType, { schema: reference(ERROR) });
  const names = new Set(errors.flatMap(({ names }) => names));
  const error = {
    title: ERROR,
    description: "Why a call was not done. What not every error has is optional.",
    oneOf: [...names].map(reference),
  };
  Object.assign(description.components.schemas, names.size > 0 && { [ERROR]: error });
  return mapSchemas(description, (schema) => plainSchema(description, [schema])) as Description;
}

/** What is answered under every status that no success has. */
function errorsOf(description: Description): MediaType[] {
  const responses = entriesOf(description).flatMap(({ operation }) =>
    Object.entries(operation.responses)
      .filter(([status]) => !/^[23]/.test(status))
      .map(([, response]) => follow<Response>(description, response)),
  );
  return [...new Set(responses.flatMap(({ content = {} }) => Object.values(content)))];
}
