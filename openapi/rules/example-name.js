import { referenceName } from "./reference-name.js";

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** An example's key is the kebab-case name of its variant, and of the file that it comes from. */
export function exampleName() {
  return {
    MediaType(mediaType, { location, report }) {
      for (const [name, example] of Object.entries(mediaType.examples ?? {})) {
        const at = location.child(["examples", name]);
        if (!KEBAB_CASE.test(name)) {
          report({
            message: `\`${name}\` names a variant: write it in kebab-case.`,
            location: at.key(),
          });
        }
        const target = example?.$ref === undefined ? name : referenceName(example.$ref);
        if (target === name) continue;
        report({
          message: `The example \`${name}\` comes from \`${target}\`: the key and the file have one name.`,
          location: at.key(),
        });
      }
    },
  };
}
