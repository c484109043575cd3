import { Ajv2020 } from "ajv/dist/2020.js";
import { inlineSchema } from "./inline-schema.js";

/** Each example of a response matches exactly one of its branches, so no answer is two things. */
export function exampleMatchesOneBranch() {
  // `strict` would refuse keywords of OpenAPI, such as `discriminator`; the rule `struct` knows them.
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  return {
    Response: {
      MediaType(mediaType, { location, report, resolve }) {
        const { schema, examples } = mediaType;
        if (schema === undefined || examples === undefined) return;
        const branches = (schema.oneOf ?? [schema]).map((branch) => ({
          name: branch.$ref ?? "the inline schema",
          matches: ajv.compile(inlineSchema(branch, resolve, location.source.absoluteRef)),
        }));
        for (const [name, example] of Object.entries(examples)) {
          const { node } = resolve(example);
          const matched = branches.filter(({ matches }) => matches(node?.value));
          if (matched.length === 1) continue;
          const which = matched.map((branch) => branch.name).join(", ") || "none";
          report({
            message: `The example \`${name}\` matches ${which}: it must match exactly one branch.`,
            location: location.child(["examples", name]).key(),
          });
        }
      },
    },
  };
}
