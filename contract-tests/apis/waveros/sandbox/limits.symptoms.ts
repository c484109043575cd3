import { ordered, stored, type Symptom } from "./symptom.ts";

/** How the faults of the traffic limits show. */
export const limitSymptoms = {
  "limits-swapped": {
    see: async (look) => (await stored(look)).download_limit,
    sound: 1024,
    faulty: 512,
  },
  "limits-ignored": {
    see: async (look) => (await stored(look)).download_limit,
    sound: 1024,
    faulty: 0,
  },
  "limits-clamped": {
    see: async (look) => {
      const limits = { download_limit: 9437185, upload_limit: 0 };
      const { download_limit, upload_limit } = await stored(look, limits);
      return [download_limit, upload_limit];
    },
    sound: [0, 0],
    faulty: [9437184, 1],
  },
  "limits-exclude-highest": {
    see: async (look) => (await stored(look, { upload_limit: 9437184 })).upload_limit,
    sound: 9437184,
    faulty: 0,
  },
  "limits-answered-as-integers": {
    see: async (look) => (await ordered(look)).upload_limit,
    sound: "512",
    faulty: 512,
  },
  "limits-listed-as-strings": {
    see: async (look) => (await stored(look)).upload_limit,
    sound: 512,
    faulty: "512",
  },
  "limits-listed-in-kilobytes": {
    see: async (look) => (await stored(look)).upload_limit,
    sound: 512,
    faulty: 524288,
  },
  "unlimited-listed-as-null": {
    see: async (look) => (await stored(look, { upload_limit: undefined })).upload_limit,
    sound: 0,
    faulty: null,
  },
} as const satisfies Record<string, Symptom>;
