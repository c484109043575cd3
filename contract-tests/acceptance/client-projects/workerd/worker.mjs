import { run } from "./app.mjs";

export default {
  async fetch(request, env) {
    try {
      return Response.json(await run(env));
    } catch (error) {
      return new Response(error.stack, { status: 500 });
    }
  },
};
