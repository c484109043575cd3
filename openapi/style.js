import { dirname, resolve as resolvePath } from "node:path";

const PASCAL_CASE = /^[A-Z][A-Za-z0-9]*$/;
const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Lookaround and back references: RE2 (Go) and Rust have neither. */
const UNPORTABLE = /\(\?(<?[=!])|\\[1-9]|\\k</;
/** Bundling names these after what the reference leads to. */
const NAMED = new Set(["Header", "Parameter", "RequestBody", "Response", "Schema"]);

/** House rules that a configurable assertion can't express; Redocly loads them as a plugin. */
export default function plugin() {
  const rules = Object.entries(VISITORS).map(([name, visitor]) => [name, () => visitor]);
  return { id: "contracts", rules: { oas3: Object.fromEntries(rules) } };
}

const VISITORS = {
  /** Bundling turns the name that a reference leads to into the component's. */
  "component-name": {
    ref({ $ref }, context) {
      const kind = context.type.name;
      const name = referenceName($ref);
      if (!NAMED.has(kind) || PASCAL_CASE.test(name)) return;
      sayOfReference(
        context,
        `\`${name}\` becomes the name of a ${kind} in the bundle: write it in PascalCase.`,
      );
    },
  },

  /** A union can be told apart by a `const` only if it is there. */
  "const-is-required": {
    Schema({ properties = {}, required = [] }, context) {
      for (const [name, property] of Object.entries(properties)) {
        const { node } = context.resolve(property);
        if (node?.const === undefined || required.includes(name)) continue;
        say(
          context,
          ["properties", name],
          `\`${name}\` is a \`const\`: list it in \`required\`, or it tells nothing apart.`,
        );
      }
    },
  },

  /** In `{ const: Not now, sorry }`, YAML takes "sorry" for another key. */
  "sentence-is-quoted": {
    Schema({ const: text }, context) {
      if (!/ /.test(text) || !context.location.source.body.includes(`const: ${text}`)) return;
      say(context, ["const"], "Put the sentence in quotes: YAML may end it at a comma.");
    },
  },

  /** An example is called after its variant, and so is what it refers to. */
  "example-name": {
    MediaType({ examples = {} }, context) {
      for (const [name, example] of Object.entries(examples)) {
        const at = ["examples", name];
        if (!KEBAB_CASE.test(name)) {
          say(context, at, `\`${name}\` names a variant: write it in kebab-case.`);
        }
        const target = example?.$ref === undefined ? name : referenceName(example.$ref);
        if (target !== name) {
          say(context, at, `The example \`${name}\` comes from \`${target}\`: both have one name.`);
        }
      }
    },
  },

  /** What every generator of clients reads; each message names one that fails otherwise. */
  "portable-schema": {
    Schema(schema, context) {
      const {
        type,
        properties = {},
        pattern = "",
        items,
        oneOf,
        anyOf,
        enum: values = [],
      } = schema;
      const { resolve } = context;
      for (const [name, property] of Object.entries(properties)) {
        if (typeof property !== "boolean") continue;
        const instead = property ? "{}" : `not: { required: [${name}] } beside \`properties\``;
        say(
          context,
          ["properties", name],
          `\`${name}\` is a boolean schema, at which Go's generators stop: write ${instead}.`,
        );
      }
      const wrong = {
        pattern:
          UNPORTABLE.test(pattern) &&
          "Go and Rust read no lookaround and no back reference: write the pattern without.",
        type:
          [type].flat().includes("array") &&
          items === undefined &&
          "OpenAPI 3.0 refuses an array without `items`: say what it holds, or `items: {}`.",
        enum:
          values.some(Number.isInteger) &&
          schema["x-enum-varnames"]?.length !== values.length &&
          "A number says nothing in code: name each value, in order, in `x-enum-varnames`.",
      };
      for (const [keyword, message] of Object.entries(wrong)) {
        if (message) say(context, [keyword], message);
      }
      const branches = branchesOf(oneOf ?? anyOf ?? [], resolve);
      for (const [index, one] of branches.entries()) {
        const later = branches.slice(index + 1).find((other) => fits(other, one, resolve));
        if (later === undefined) continue;
        const message = `\`${later.title}\` also fits \`${one.title}\`, which comes before it: clients take the first that fits, so put the one that asks for more first.`;
        say(context, [oneOf ? "oneOf" : "anyOf"], message);
      }
    },
    MediaType({ schema = {} }, context) {
      if (!schema.oneOf && !schema.anyOf) return;
      const message = "Generators invent a name for a union that has none: make it a component.";
      say(context, ["schema"], message);
    },
  },

  /** Generators read the title first. */
  "title-is-name": {
    ref({ $ref }, context, { node: target }) {
      if (context.type.name !== "Schema" || !target) return;
      const name = referenceName($ref);
      const named = target.properties ?? target.oneOf ?? target.anyOf;
      if (named === undefined || target.title === name) return;
      const message = `\`${name}\` has the title \`${target.title ?? ""}\`: say \`title: ${name}\`.`;
      sayOfReference(context, message);
    },
  },

  /** A definition that is only a `$ref` vanishes when bundled. */
  "file-holds-definition": {
    ref({ $ref }, context, { location: target }) {
      const [file, pointer = "/"] = $ref.split("#");
      if (file.includes("://") || target === undefined) return;
      const from = context.location.source.absoluteRef;
      const named = file === "" ? from : resolvePath(dirname(from), file);
      if (target.source.absoluteRef === named && target.pointer === `#${pointer}`) return;
      sayOfReference(
        context,
        `\`${$ref}\` is only a reference to something else: write it out whole.`,
      );
    },
  },

  "secured-operation-401": {
    Root: {
      Operation({ security, responses }, context, { Root: { security: everywhere = [] } }) {
        const schemes = security ?? everywhere;
        // An empty requirement among others means that the call also works without a credential.
        const isSecured = schemes.length > 0 && schemes.every((one) => Object.keys(one).length > 0);
        if (!isSecured || responses?.["401"] !== undefined) return;
        const message =
          "This operation needs a credential: document its 401, or say `security: []`.";
        say(context, ["responses"], message);
      },
    },
  },
};

/** Reports the key of a part of what is looked at. */
function say({ location, report }, at, message) {
  report({ message, location: location.child(at).key() });
}

function sayOfReference({ location, report }, message) {
  report({ message, location: location.child("$ref") });
}

function branchesOf(union, resolve) {
  return union.flatMap((branch) => {
    const { node = {} } = resolve(branch);
    return node.oneOf || node.anyOf ? branchesOf(node.oneOf ?? node.anyOf, resolve) : [node];
  });
}

function fits(narrow, wide, resolve) {
  const literal = (schema, name) => resolve(schema.properties?.[name] ?? {}).node?.const;
  const required = wide.required ?? [];
  return (
    required.length < (narrow.required?.length ?? 0) &&
    required.every((name) => {
      const wanted = literal(wide, name);
      return (
        narrow.required.includes(name) && (wanted === undefined || wanted === literal(narrow, name))
      );
    })
  );
}

function referenceName(ref) {
  const [file, pointer] = ref.split("#");
  const last = (pointer || file).split("/").at(-1);
  return pointer ? last : last.replace(/\.(ya?ml|json)$/, "");
}
