import openapiTS, { astToString } from "openapi-typescript";
import type { Description } from "./description.ts";

/** TypeScript types of a description: its paths, operations and components. */
export async function typesModule(description: Description): Promise<string> {
  // It resolves references in place and keeps what it is given, so it works on a copy.
  const document = structuredClone(description) as unknown as Parameters<typeof openapiTS>[0];
  return astToString(await openapiTS(document, { alphabetize: false, silent: true }));
}
