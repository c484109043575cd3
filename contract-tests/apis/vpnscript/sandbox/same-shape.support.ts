import { expect } from "vitest";
import type { Received } from "./panel-visitor.support.ts";

export function expectAnswer(received: Received, status: number, body: unknown): void {
  expect({ status: received.status, body: received.body }).toEqual({ status, body });
  expect(keysInOrder(received.body)).toEqual(keysInOrder(body));
}

function keysInOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysInOrder);
  if (typeof value !== "object" || value === null || "asymmetricMatch" in value) return null;
  return Object.entries(value).map(([key, inner]) => [key, keysInOrder(inner)]);
}

export const aTime: unknown = expect.stringMatching(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/,
) as unknown;
