import {
  addressed,
  CLEAN,
  met,
  unchecked,
  type Condition,
  type Conditions,
  type Entry,
} from "../../../../sandbox/condition.ts";

type States = Readonly<Record<string, object>>;

/** The target file has other routers for the states; the findings name one of them. */
function states(
  title: string,
  change: (states: States, main: object) => States,
  state = Object.keys(change({}, {}))[0]!,
): Condition {
  const target = ({ states: given, ...entry }: Entry) => {
    const all = given as States;
    const { baseUrl, apiKey } = entry;
    return { ...entry, states: { ...all, ...change(all, { baseUrl, apiKey }) } };
  };
  return met(unchecked(new RegExp(`states\\.${state}`)))(title, { target });
}

export const PREMISES: Conditions = {
  "api-missing": addressed(unchecked(/baseUrl/), "lacks /api/", /api\/$/, ""),
  "api-twice": addressed(unchecked(/baseUrl/), "has /api/ twice", /$/, "api/"),
  "slash-missing": addressed(CLEAN, "lacks its last slash", /\/$/, ""),
  "wrong-key": met(unchecked(/apiKey/))("the target file's API key is another router's", {
    target: (entry) => ({ ...entry, apiKey: "0123456789abcdef0123456789abcdef" }),
  }),
  "main-is-failing": met(unchecked(/to everything/))(
    "the target itself is a router that fails at everything",
    { target: (entry) => ({ ...entry, ...(entry["states"] as States)["failing"] }) },
  ),
  "disabled-is-enabled": states(
    "the router that the target file calls disabled is the enabled one",
    (_, main) => ({ apiDisabled: main }),
  ),
  "failing-works": states("the router that the target file calls failing works", (_, main) => ({
    failing: main,
  })),
  "get-disabled-works": states(
    "the router that the target file says to take no GET takes it",
    (_, main) => ({ getDisabled: main }),
  ),
  "state-key-wrong": states(
    "the target file's key of the failing router is another's",
    ({ failing }) => ({ failing: { ...failing, apiKey: "f".repeat(32) } }),
  ),
  "state-api-missing": states(
    "the target file's address of the failing router lacks /api/",
    ({ failing }) => {
      const { baseUrl } = { baseUrl: "", ...failing };
      return { failing: { ...failing, baseUrl: baseUrl.replace(/api\/$/, "") } };
    },
  ),
  "states-exchanged": states(
    "the target file has the failing router and the disabled one exchanged",
    ({ failing, apiDisabled }) => ({ failing: apiDisabled!, apiDisabled: failing! }),
    "",
  ),
};
