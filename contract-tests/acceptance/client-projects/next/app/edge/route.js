import { run } from "../../app.mjs";

export const runtime = "edge";

export async function GET() {
  return Response.json(await run(process.env));
}
