import { testFaults } from "./broken-release.ts";
import type { FRAMEWORK_FAULTS } from "./framework.ts";

const seenAt: Readonly<Record<keyof typeof FRAMEWORK_FAULTS, readonly string[]>> = {
  "errors-missing": ["log in: no device", "log in: nothing", "profile: text id", "create: text id"],
  "errors-as-list": ["log in: no device", "log in: nothing", "profile: text id", "create: text id"],
  "validation-400": ["log in: no device", "log in: nothing", "profile: text id", "create: text id"],
  "validation-missing": ["profile: text id", "create: text id"],
  "server-error-on-text-id": ["profile: text id", "create: text id"],
  "unknown-route-html": ["route: unknown"],
  "wrong-method-html": ["route: wrong method"],
};

testFaults(seenAt);
