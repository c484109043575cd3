import { fileURLToPath } from "node:url";

/** The project's own folder: where `openapi/` and `generated/` are, whatever folder the command is run from. */
export const root = fileURLToPath(new URL("..", import.meta.url));
