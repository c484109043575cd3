import schemas from "../../../generated/waveros/schemas.json" with { type: "json" };

type Schemas = typeof schemas;

/** Answers whose message is one documented sentence, by their schema. */
type Said = {
  [K in keyof Schemas]: Schemas[K] extends { properties: { message: { const: string } } }
    ? K
    : never;
}[keyof Schemas];

/** The documented message of an answer. */
export function messageOf(schema: Said): string {
  return schemas[schema].properties.message.const;
}
