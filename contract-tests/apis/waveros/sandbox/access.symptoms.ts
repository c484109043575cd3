import { messageOf, ORDER, usernames, type Symptom } from "./symptom.ts";

const LIST = { action: "get_voucher_users" };
const REFUSED = "API Key not set or method not allowed";
const INCORRECT = "API Key is incorrect";

/** How the faults of the API key and of the methods show. */
export const accessSymptoms = {
  "key-by-prefix": {
    see: (look) => messageOf(look, { ...LIST, "api-key": look.apiKey.slice(0, -1) }),
    sound: INCORRECT,
    faulty: undefined,
  },
  "key-ignores-case": {
    see: (look) => messageOf(look, { ...LIST, "api-key": look.apiKey.toUpperCase() }),
    sound: INCORRECT,
    faulty: undefined,
  },
  "key-any-on-lists": {
    see: async (look) => [
      await messageOf(look, { ...LIST, "api-key": "wrong" }),
      await messageOf(look, { ...ORDER, "api-key": "wrong" }),
    ],
    sound: [INCORRECT, INCORRECT],
    faulty: [undefined, INCORRECT],
  },
  "key-missing-over-get": {
    see: async (look) => (await look.get({ ...LIST, "api-key": undefined })).body.message,
    sound: REFUSED,
    faulty: undefined,
  },
  "key-unchecked-on-active-guests": {
    see: (look) => messageOf(look, { action: "get_active_guests", "api-key": undefined }),
    sound: REFUSED,
    faulty: undefined,
  },
  "key-in-query-of-post": {
    see: async (look) => {
      const init = { method: "POST", body: JSON.stringify(LIST) };
      return (await look.send(init, `?api-key=${look.apiKey}`)).body.message;
    },
    sound: REFUSED,
    faulty: undefined,
  },
  "key-wrong-says-not-set": {
    see: (look) => messageOf(look, { ...LIST, "api-key": "wrong" }),
    sound: INCORRECT,
    faulty: REFUSED,
  },
  "key-missing-says-incorrect": {
    see: (look) => messageOf(look, { ...LIST, "api-key": undefined }),
    sound: REFUSED,
    faulty: INCORRECT,
  },
  "key-wrong-yet-creates": {
    see: async (look) => [
      await messageOf(look, { ...ORDER, "api-key": "wrong" }),
      (await usernames(look)).at(-1),
    ],
    sound: [INCORRECT, "lobby"],
    faulty: [INCORRECT, "user123"],
  },
  "key-echoed-in-error": {
    see: async (look) => (await look.post({ action: "no_such" })).text.includes(look.apiKey),
    sound: false,
    faulty: true,
  },
  "key-echoed-in-answer": {
    see: async (look) => (await look.post(ORDER)).text.includes(look.apiKey),
    sound: false,
    faulty: true,
  },
  "api-disabled-answers": {
    see: async ({ router }) => [
      (await router("apiDisabled").post(LIST)).body.message,
      (await router("apiDisabled").get(LIST)).body.message,
    ],
    sound: ["API is not enabled", "API is not enabled"],
    faulty: [undefined, undefined],
  },
  "api-disabled-says-not-set": {
    see: ({ router }) => messageOf(router("apiDisabled"), LIST),
    sound: "API is not enabled",
    faulty: REFUSED,
  },
  "get-disabled-answers": {
    see: async ({ router }) => (await router("getDisabled").get(LIST)).body.message,
    sound: REFUSED,
    faulty: undefined,
  },
  "get-spaces-not-decoded": {
    see: async (look) =>
      (await look.get({ ...ORDER, valid_for: "", valid_from: "" })).body.user.fullname,
    sound: "John Doe",
    faulty: "John%20Doe",
  },
} as const satisfies Record<string, Symptom>;
