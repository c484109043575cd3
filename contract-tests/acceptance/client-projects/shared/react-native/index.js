// What an app loads: React Native's own globals first.
import "react-native/Libraries/Core/setUpXHR";
import { run } from "../app.mjs";

globalThis.seen = run(globalThis.facts);
