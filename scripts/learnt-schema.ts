import { joined, type Joined, type Place } from "../contract-tests/engine/description/places.ts";
import { isOddName } from "../contract-tests/engine/description/undocumented.ts";

/** Unites what came of one object of the description from each of several installations. */
export function learntOf(byInstallation: readonly (readonly Place[])[]) {
  const all = joined(byInstallation);
  const fields = all.filter(({ place }) => isField(place, ""));
  const common = fields.filter(({ had, could }) => had === could);
  const rest = fields.filter((one) => !common.includes(one));
  return {
    /** Schemas of the fields that each installation sent: what any of them sent keeps them. */
    common: common.length > 0 ? propertiesOf(common, all) : undefined,
    /** The others, one by one, and how many of those that could have sent it did. */
    partly: rest.map((one) => ({ ...one, properties: propertiesOf([one], all) })),
    /** Whether there are fields whose names can't be told. */
    isDataFolded: all.some(({ place: { at } }) => {
      return at.lastIndexOf("/") === 0 && isOddName(nameOf(at));
    }),
  };
}

function nameOf(at: string): string {
  return at.slice(at.lastIndexOf("/") + 1);
}

/** Whether a place is a field of what is at another, with a name that can be told. */
function isField({ at }: Place, above: string): boolean {
  return at === `${above}/${nameOf(at)}` && !isOddName(nameOf(at));
}

function propertiesOf(some: readonly Joined[], all: readonly Joined[]): object {
  return Object.fromEntries(some.map(({ place }) => [nameOf(place.at), schemaOf(place, all)]));
}

/** The JSON Schema of what came in a place; what was null each time is left open. */
function schemaOf({ at, types, optional, pattern }: Place, all: readonly Joined[]): object {
  const [entry, value] = ["[]", "{}"].map((name) => {
    return all.find(({ place }) => place.at === `${at}/${name}`)?.place;
  });
  const fields = all.filter(({ place }) => isField(place, at));
  const isOpen = types.every((type) => type === "null");
  const isList = types.includes("array");
  // PHP writes an empty map as a list.
  const [listed, isEmpty] = value && !isList ? [["array", ...types], true] : [types, false];
  const remark = isOpen ? "Only null came." : optional && "Not in every object.";
  return {
    ...(!isOpen && { type: listed.length === 1 ? listed[0] : listed }),
    ...(remark && { description: remark }),
    ...(pattern && { pattern }),
    ...(isList && { items: entry ? schemaOf(entry, all) : {} }),
    ...(isEmpty && { maxItems: 0 }),
    ...(fields.length > 0 && { properties: propertiesOf(fields, all) }),
    ...(value && { additionalProperties: schemaOf(value, all) }),
  };
}
