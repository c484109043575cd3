import { CLEAN, unchecked, type Conditions } from "../../../../sandbox/condition.ts";

/** What the target file says is not so. */
export const PREMISES: Conditions = {
  "api-missing": {
    title: "the target file's base URL lacks /api/",
    truth: unchecked(/baseUrl/),
    target: (entry) => ({ ...entry, baseUrl: String(entry["baseUrl"]).replace(/api\/$/, "") }),
  },
  "api-twice": {
    title: "the target file's base URL has /api/ twice",
    truth: unchecked(/baseUrl/),
    target: (entry) => ({ ...entry, baseUrl: `${String(entry["baseUrl"])}api/` }),
  },
  "slash-missing": {
    title: "the target file's base URL lacks its last slash",
    truth: CLEAN,
    target: (entry) => ({ ...entry, baseUrl: String(entry["baseUrl"]).replace(/\/$/, "") }),
  },
  "wrong-key": {
    title: "the target file's API key is another router's",
    truth: unchecked(/apiKey/),
    target: (entry) => ({ ...entry, apiKey: "0123456789abcdef0123456789abcdef" }),
  },
  "disabled-is-enabled": {
    title: "the router that the target file calls disabled is the enabled one",
    truth: unchecked(/states\.apiDisabled/),
    target: ({ states, ...entry }) => {
      const { baseUrl, apiKey } = entry;
      return { ...entry, states: { ...(states as object), apiDisabled: { baseUrl, apiKey } } };
    },
  },
};
