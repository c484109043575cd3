import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

// Loaded into a child by --import: leaves the most memory that it has held, in megabytes.
const { PEAK_MEMORY_FILE: file } = process.env;
if (isMainThread && file !== undefined) {
  process.on("exit", () => {
    writeFileSync(file, String(Math.round(process.resourceUsage().maxRSS / 1024)));
  });
}
