import { fileURLToPath } from "node:url";
import manifest from "../package.json" with { type: "json" };

/** The project's own folder: where `openapi/` and `generated/` are, whatever folder the command is run from. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** The toolkit's version. */
export const { version } = manifest;

export { manifest };

/** Whether this is a checkout, with the project's sources, and not the package that is made of it. */
export const isCheckout = import.meta.filename.endsWith(".ts");
