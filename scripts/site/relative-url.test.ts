import { expect, test } from "vitest";
import { relativeUrl } from "./relative-url.ts";

test.each([
  ["/index.html", "/matrix.html", "matrix.html"],
  ["/guides/use.html", "/matrix.html#a/b", "../matrix.html#a/b"],
  ["/guides/use.html", "/guides/use.html", "use.html"],
  ["/guides/use.html", "/guides/other.html?x=/y", "other.html?x=/y"],
  ["/guides/use.html", "/", "../index.html"],
  ["/index.html", "/", "index.html"],
  ["/decisions/index.html", "/decisions/#top", "index.html#top"],
  ["/index.html", "//example.com/x", "//example.com/x"],
  ["/index.html", "https://example.com/", "https://example.com/"],
  ["/index.html", "#section", "#section"],
])("seen from %s, %s is %s", (from, to, want) => {
  expect(relativeUrl(from, to)).toBe(want);
});
