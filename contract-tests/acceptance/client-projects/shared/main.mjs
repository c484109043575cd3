import { run } from "./app.mjs";

const seen = await run(process.env);
console.log(seen.join(", "));
