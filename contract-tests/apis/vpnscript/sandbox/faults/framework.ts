/** Faults of input validation and routing, which all operations share. */
export const FRAMEWORK_FAULTS = {
  "errors-missing": { title: "Invalid input is answered with a message only, without errors." },
  "errors-as-list": { title: "The errors are one flat list, not a list for each field." },
  "validation-400": { title: "Invalid input is answered with 400 in place of 422." },
  "validation-missing": {
    title: "A server_id that is no integer is looked up as it is, and not found.",
    undocumented: true,
  },
  "server-error-on-text-id": { title: "An id that is no integer breaks the server: 500." },
  "unknown-route-html": { title: "An unknown route is an HTML page, though JSON was asked for." },
  "wrong-method-html": { title: "A wrong method is answered with the HTML 404 page." },
} as const;
