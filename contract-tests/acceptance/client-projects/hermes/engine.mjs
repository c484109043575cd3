// What React Native adds to Hermes, as far as the client needs it. In Hermes' own shell a timer waits for
// nothing, so one that is long never fires.
import { AbortController } from "abort-controller/dist/abort-controller.mjs";

const { setTimeout } = globalThis;
globalThis.AbortController = AbortController;
globalThis.setTimeout = (callback, ms) => (ms > 1000 ? 0 : setTimeout(callback, ms));
