import { type Row } from "./invented.support.ts";

/** Changes of how an operation is called, and of what it says of itself. */
export const OPERATIONS: Record<string, Row> = {
  "prose alone": {
    change: ({ says }) => (says.description = "It does more than it says."),
    alone: "patch",
    wanted: "patch",
    judges: "Redocly",
    says: ["`description` reads otherwise"],
  },
  "a source alone": {
    change: (operation) => (operation.heading = "Things, in short"),
    alone: "patch",
    wanted: "none",
  },
  "a method that takes less": {
    before: {
      path: "/api/less/../",
      get: { page: { schema: { type: "integer" } }, note: { schema: {} } },
    },
    change: ({ get }) => delete get!.note,
    alone: "none",
    wanted: "major",
    judges: "Redocly",
    says: ["by GET: takes no `note`"],
  },
  "both methods take less": {
    before: { path: "/api/both/../", get: { note: { schema: {} } } },
    change({ get, body }) {
      delete get!.note;
      delete body!.properties.note;
    },
    alone: "none",
    wanted: "major",
    judges: "Redocly",
    says: ["takes no `note`"],
  },
  "a method that is gone": {
    before: { path: "/api/gone/../", get: {} },
    change: (operation) => delete operation.get,
    alone: "none",
    wanted: "major",
    judges: "catalogue",
    says: ["can't be called by GET /api/ any more"],
  },
  "another path": {
    before: { path: "/first" },
    change: (operation) => (operation.path = "/second"),
    alone: "none",
    wanted: "major",
    judges: "catalogue",
    says: ["can't be called by POST /first any more", "can be called by POST /second now"],
  },
  "free of any key": {
    change: ({ says }) => (says.security = []),
    alone: "minor",
    wanted: "minor",
    judges: "Redocly",
    says: ["`security` is [] now"],
  },
  // By semantic versioning, a minor version deprecates.
  "a deprecated operation": {
    change: ({ says }) => (says.deprecated = true),
    alone: "patch",
    wanted: "minor",
    judges: "Redocly",
    says: ["`deprecated` is true now"],
  },
  // Generated classes are named by it.
  "another tag": {
    change: ({ says }) => (says.tags = ["Others"]),
    alone: "patch",
    wanted: "major",
    judges: "Redocly",
    says: ['`tags` has "Others" now and has lost "Things"'],
  },
  // What only reads is sent again after a failure, and to targets that allow no writes.
  "an effect": {
    change: ({ says }) => (says["x-effect"] = "reads"),
    alone: "patch",
    wanted: "minor",
    judges: "catalogue",
    says: ["counts as `reads`, not as `creates`"],
  },
};
