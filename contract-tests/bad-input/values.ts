import fc from "fast-check";

/** Values that no parameter of either API is documented to take, and some that only look like one. */
export function badValue(longest: number): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom(...EDGES),
    fc.integer({ max: 0 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.integer({ min: 300, max: longest }).map((length) => "ä".repeat(length)),
    fc.array(fc.oneof(fc.integer(), fc.string({ maxLength: 8 })), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 6 }), fc.jsonValue({ maxDepth: 2 }), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  );
}

/** What input handling gets wrong most often. */
const EDGES: readonly unknown[] = [
  ...[undefined, null, "", " "],
  ..."0 -1 1.5 1e3 0x10 NaN null true first".split(" "),
  ...["1 OR 1=1", "'\"<>&;", "../../etc/passwd", "\u0000", "\u202E\u{1F511}\uFEFF"],
  "99999999999999999999",
  ...[0, -1, 1.5, 1e300, 9_007_199_254_740_993],
  ...[true, false, [], {}, [[]], [null], { id: 1 }],
];
