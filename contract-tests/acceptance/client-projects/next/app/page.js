"use client";
import { useState } from "react";
import { run } from "../app.mjs";

// It is in the browser's bundle, and is not called here: the project for Chromium does that.
export default function Page() {
  const [seen, setSeen] = useState("");
  return <button onClick={async () => setSeen(String(await run({})))}>{seen}</button>;
}
