import { Ajv2020 } from "ajv/dist/2020.js";
import { dirname, resolve as resolvePath } from "node:path";

const PASCAL_CASE = /^[A-Z][A-Za-z0-9]*$/;
const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Kinds of components that a reference can lead to, and that bundling names after it. */
const NAMED = new Set(["Header", "Parameter", "RequestBody", "Response", "Schema"]);

/** The house rules that a configurable assertion can't express. Redocly loads them as a plugin. */
export default function plugin() {
  return { id: "contracts", rules: { oas3: RULES } };
}

const RULES = {
  /** No schema of an answer refuses further fields: an installation may answer more than is known. */
  "answers-stay-open"() {
    const seen = new Set();
    return inMediaTypes((mediaType, { location, report, resolve }) => {
      // Redocly hands a rule the outermost schema of a response only, so the rest is walked here.
      function walk(node, at) {
        if (node === null || typeof node !== "object" || seen.has(node)) return;
        seen.add(node);
        if (typeof node.$ref === "string") {
          const target = resolve(node, at.source.absoluteRef);
          if (target.location !== undefined) walk(target.node, target.location);
        }
        for (const [key, value] of Object.entries(node)) {
          if (value !== false || !/^(additional|unevaluated)Properties$/.test(key)) {
            walk(value, at.child(key));
            continue;
          }
          report({
            message: `An additional field does not violate the contract: leave \`${key}: false\` out of answers.`,
            location: at.child(key).key(),
          });
        }
      }
      walk(mediaType.schema, location.child("schema"));
    });
  },

  /** What a reference leads to is named in PascalCase: bundling turns that name into the component's. */
  "component-name"() {
    return {
      ref(node, { location, report, type }) {
        if (!NAMED.has(type.name)) return;
        const name = referenceName(node.$ref);
        if (PASCAL_CASE.test(name)) return;
        report({
          message: `\`${name}\` becomes the name of a ${type.name} in the bundle: write it in PascalCase.`,
          location: location.child("$ref"),
        });
      },
    };
  },

  /** A property with a `const` is required: a union can be told apart by it only if it is there. */
  "const-is-required"() {
    return {
      Schema(schema, { location, report, resolve }) {
        for (const [name, property] of Object.entries(schema.properties ?? {})) {
          const { node } = resolve(property);
          if (node === null || typeof node !== "object" || !("const" in node)) continue;
          if (schema.required?.includes(name)) continue;
          report({
            message: `\`${name}\` is a \`const\`: list it in \`required\`, or it tells nothing apart.`,
            location: location.child(["properties", name]).key(),
          });
        }
      },
    };
  },

  /** Each example of a response matches exactly one of its branches, so no answer is two things. */
  "example-matches-one-branch"() {
    return inMediaTypes((mediaType, context) => {
      const { location, report } = context;
      for (const { name, matched } of examplesOf(mediaType, context)) {
        if (matched.length === 1) continue;
        const which = matched.map((branch) => branch.$ref ?? "the inline schema").join(", ");
        report({
          message: `The example \`${name}\` matches ${which || "none"}: it must match exactly one branch.`,
          location: location.child(["examples", name]).key(),
        });
      }
    });
  },

  /** An example's key is the kebab-case name of its variant, and of what it refers to. */
  "example-name"() {
    return {
      MediaType(mediaType, { location, report }) {
        for (const [name, example] of Object.entries(mediaType.examples ?? {})) {
          const at = location.child(["examples", name]).key();
          const say = (message) => report({ message, location: at });
          if (!KEBAB_CASE.test(name)) say(`\`${name}\` names a variant: write it in kebab-case.`);
          const target = example?.$ref === undefined ? name : referenceName(example.$ref);
          if (target !== name) {
            say(`The example \`${name}\` comes from \`${target}\`: both have one name.`);
          }
        }
      },
    };
  },

  /** What is referred to is a definition: one that is only a `$ref` vanishes when bundled. */
  "file-holds-definition"() {
    return {
      ref(node, { location, report }, target) {
        const [file, pointer = "/"] = node.$ref.split("#");
        if (file.includes("://") || target.location === undefined) return;
        const from = location.source.absoluteRef;
        const named = file === "" ? from : resolvePath(dirname(from), file);
        const { source, pointer: found } = target.location;
        if (source.absoluteRef === named && found === `#${pointer}`) return;
        report({
          message: `\`${node.$ref}\` is only a reference to something else: write it out whole.`,
          location: location.child("$ref"),
        });
      },
    };
  },

  /** `x-inferred` and `x-undocumented` of a response name variants of it; what neither names is documented. */
  "provenance-of-variants"() {
    return {
      Response(response, context) {
        const { location, report } = context;
        const marks = Object.entries(response).filter(([key]) => key.startsWith("x-"));
        const media = Object.values(response.content ?? {});
        const variants = new Set(media.flatMap((mediaType) => variantsOf(mediaType, context)));
        const seen = new Set();
        const misplaced = (name) => !variants.has(name) || seen.size === seen.add(name).size;
        for (const [key, names] of marks) {
          const known = ["x-inferred", "x-undocumented"].includes(key) && Array.isArray(names);
          const wrong = known ? names.filter(misplaced) : [key];
          if (wrong.length === 0) continue;
          report({
            message: `\`${wrong.join(", ")}\`: list under \`x-inferred\` or \`x-undocumented\` some of ${[...variants].join(", ")}, each once; the others are documented.`,
            location: location.child(key).key(),
          });
        }
      },
    };
  },

  /** The body of a response is one named schema, or a `oneOf` of named ones: a branch for each answer. */
  "response-branches"() {
    return inMediaTypes((mediaType, context) => {
      const { schema } = mediaType;
      const named = branchesOf(schema, context).every(({ $ref }) => $ref !== undefined);
      if (named && schema?.oneOf?.length !== 1) return;
      context.report({
        message:
          "A response has one `$ref`, or `oneOf` with two or more of them, so that every answer has a name.",
        location: context.location.child("schema").key(),
      });
    });
  },

  /** An operation that needs a credential documents what comes without it, under 401. */
  "secured-operation-401"() {
    let everywhere;
    return {
      Root(root) {
        everywhere = root.security;
      },
      Operation(operation, { location, report }) {
        const security = operation.security ?? everywhere ?? [];
        // An empty requirement among others says that the call also works without a credential.
        const secured =
          security.length > 0 && security.every((scheme) => Object.keys(scheme).length > 0);
        if (!secured || operation.responses?.["401"] !== undefined) return;
        report({
          message: "This operation needs a credential: document its 401, or say `security: []`.",
          location: location.child("responses").key(),
        });
      },
    };
  },
};

/** A visitor of the media types of responses; those of requests are left out. */
function inMediaTypes(visit) {
  return { Response: { MediaType: visit } };
}

/** The name that a reference gives to its target: of the file, or of the last key of the pointer. */
function referenceName(ref) {
  const [file, pointer] = ref.split("#");
  const last = (pointer || file).split("/").at(-1);
  return pointer ? last : last.replace(/\.(ya?ml|json)$/, "");
}

/** The schemas that a response offers, a union's branches one by one, each with the file that it is written in. */
function branchesOf(schema, context, file = context.location.source.absoluteRef, $ref) {
  if (schema === null || typeof schema !== "object") return [];
  if (typeof schema.$ref === "string") {
    const target = context.resolve(schema, file);
    // Redocly's own rule no-unresolved-refs reports it.
    if (target.location === undefined) return [];
    const { absoluteRef } = target.location.source;
    return branchesOf(target.node, context, absoluteRef, schema.$ref);
  }
  if (!schema.oneOf) return [{ schema, file, $ref }];
  return schema.oneOf.flatMap((branch) => branchesOf(branch, context, file));
}

/** The examples of a media type by name, each with the branches that its value matches. */
function examplesOf(mediaType, context, branches = branchesOf(mediaType.schema, context)) {
  // `strict` would refuse keywords of OpenAPI, such as `discriminator`; the rule `struct` knows them.
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const tests = branches.map(({ schema, file }) => ajv.compile(standalone(schema, context, file)));
  return Object.entries(mediaType.examples ?? {}).map(([name, example]) => {
    const { node } = context.resolve(example);
    return { name, matched: branches.filter((_, index) => tests[index](node?.value)) };
  });
}

/** Names of the variants of a media type: its examples, and each branch that has none. */
function variantsOf(mediaType, context) {
  const branches = branchesOf(mediaType.schema, context);
  const examples = examplesOf(mediaType, context, branches);
  const bare = branches.filter((one) => !examples.some(({ matched }) => matched.includes(one)));
  const named = bare.map(({ $ref = "" }) =>
    referenceName($ref)
      .replaceAll(/(?<=.)([A-Z])/g, "-$1")
      .toLowerCase(),
  );
  return [...examples.map(({ name }) => name), ...named];
}

/** A schema with what it refers to in place. Within itself, and where nothing is found, anything matches. */
function standalone(node, context, file, trail = []) {
  if (Array.isArray(node)) return node.map((item) => standalone(item, context, file, trail));
  if (node === null || typeof node !== "object") return node;
  const { $ref, ...others } = node;
  const copied = Object.fromEntries(
    Object.entries(others).map(([key, value]) => [key, standalone(value, context, file, trail)]),
  );
  if (typeof $ref !== "string") return copied;
  const target = context.resolve({ $ref }, file);
  const pointer = String(target.location?.absolutePointer);
  if (target.location === undefined || trail.includes(pointer)) return copied;
  const { absoluteRef } = target.location.source;
  const whole = standalone(target.node, context, absoluteRef, [...trail, pointer]);
  return { ...copied, allOf: [...(copied.allOf ?? []), whole] };
}
