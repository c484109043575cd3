import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { expect } from "vitest";
import { apiNames, loadApi } from "../../apis/discover.ts";
import { ruleId, rulesOf } from "../../engine/work.ts";
import { shortId } from "../../report/ids.ts";
import { Links } from "./links.ts";
import { test as base } from "./site.ts";

/** What readers type, and where the answer is: that has to be among the first three results. */
const QUERIES: readonly (readonly [query: string, page: string])[] = [
  ["exit status", "reference/command-line.html#exit-status"],
  ["junit", "guides/run-it-every-night.html#read-the-report-of-many-targets"],
  ["github", "guides/run-it-every-night.html#ready-made-jobs"],
  ["allowWrites", "reference/target-file.html#targets.allowWrites"],
  ["allow writes", "reference/target-file.html#targets.allowWrites"],
  ["--complete", "reference/command-line.html#start--complete"],
  ["--max-time", "reference/command-line.html#start--max-time"],
  ["NO_COLOR", "reference/command-line.html#NO_COLOR"],
  ["CI_NODE_INDEX", "reference/command-line.html#CI_NODE_INDEX"],
  ["HTTPS_PROXY", "guides/verify-an-installation.html#what-is-in-front-of-it"],
  ["kotlin", "guides/use-the-client.html#in-another-language"],
  ["kotlin", "reference/ecosystem.html#the-form-to-take"],
  ["throttle", "guides/verify-an-installation.html#what-it-does-to-the-installation"],
  ['"Your service is expired."', "matrix.html#vpnscript/createWireguardConfig/422/service-expired"],
  ["username already exists", "matrix.html#waveros/create_voucher/username-exists"],
  ["wiregaurd", "api/vpnscript.html#/wireguard/createwireguardconfig"],
  ["vouchr", "api/waveros.html#/vouchers/createvoucher"],
  ["createWireguardConfig", "api/vpnscript.html#/wireguard/createwireguardconfig"],
  ["create wireguard config", "api/vpnscript.html#/wireguard/createwireguardconfig"],
  ["createwireg", "api/vpnscript.html#/wireguard/createwireguardconfig"],
  ["/api/auth/token", "api/vpnscript.html#/account/createtoken"],
  ["429", "matrix.html#vpnscript/createToken/429/too-many-requests"],
  ["service-expired", "matrix.html#vpnscript/getOpenvpnAuth/422/service-expired"],
  ["expiredd", "reference/target-file.html#vpnscript.personas.expired"],
  ["self-signed certificate", "guides/verify-an-installation.html#what-is-in-front-of-it"],
  ["docker", "guides/verify-a-fleet.html#ready-made-jobs"],
  ["kubernetes", "guides/verify-a-fleet.html#ready-made-jobs"],
  ["accept a finding", "guides/run-it-every-night.html#accept-what-you-know"],
  ["api-key", "reference/target-file.html#waveros.apiKey"],
  ["requestsPerMinute", "reference/target-file.html#targets.requestsPerMinute"],
  ["clean up", "reference/command-line.html#verify--clean-up"],
  ["how do I clean up after a crash", "guides/run-it-every-night.html#after-a-crash"],
  ["prism", "guides/install-the-command.html#install-it"],
  ["seed", "reference/command-line.html#start--seed"],
  ["device_name", "api/vpnscript-plain.html#createToken.device_name"],
  ["badge", "guides/verify-an-installation.html#show-it-to-others"],
  ["body-matches-schema", "reference/checks.html#body-matches-schema"],
  ["tanstack", "guides/use-tanstack-query.html"],
  ["retry-after", "guides/use-the-client.html#when-a-call-rejects"],
  ["ctrl-c", "reference/command-line.html#exit-status"],
  ["add an api", "guides/add-an-api.html"],
  ["exit code", "reference/command-line.html#exit-status"],
  ["rate limit", "reference/target-file.html#targets.requestsPerMinute"],
  ["dry-run", "reference/command-line.html#start--plan"],
  ["kill -9", "guides/run-it-every-night.html#after-a-crash"],
  ["TLS", "guides/verify-an-installation.html#what-is-in-front-of-it"],
  ["postman", "reference/ecosystem.html#the-form-to-take"],
  ["wifi", "index.html#waveros-hotspot-api"],
  ["log out", "guides/use-the-client.html#a-token-that-ends"],
  ["getting started", "guides/install-the-command.html"],
  ["troubleshooting", "guides/read-a-finding.html"],
  ["flutter", "guides/use-the-client.html#in-another-language"],
  ["authentication", "api/vpnscript.html#/account/createtoken"],
  ["state diagram", "workflows.html#vpnscript/life-of-a-token"],
  ["sharding", "reference/command-line.html#verify--shard"],
  ["error 500", "matrix.html#vpnscript/createToken/default/framework-error"],
];

/** Words, each with whether it is marked. */
type Words = readonly (readonly [word: string, isMarked: boolean])[];

interface Answer {
  readonly all: boolean;
  readonly found: readonly { title: Words; excerpt: Words; where: string; url: string }[];
}

/** What the site's search script has, as a page has it. */
interface Script {
  readonly findOnSite: (asked: string) => Answer;
  readonly siteTexts: readonly string[][];
}

const test = base
  .extend("script", { scope: "file" }, async ({ site }) => {
    const context = createContext({}) as unknown as Script;
    runInContext(await readFile(join(site.folder, "assets/search-index.js"), "utf8"), context);
    return context;
  })
  .extend("find", ({ script }) => script.findOnSite);

test.for(QUERIES)("%s leads to %s", ([query, page], { find }) => {
  const { all, found } = find(query);
  expect(all).toBe(true);
  expect(found.slice(0, 3).map(({ url }) => url)).toContain(page);
});

test.for(apiNames())("each id of %s leads to what it names", async (name, { find }) => {
  const api = await loadApi(name);
  const ids = [
    ...Object.values(api.catalogue.variants).map(({ id }) => [id, `matrix.html#${id}`]),
    ...rulesOf(api)
      .map((rule) => ruleId(api, rule))
      .map((id) => [id, `reference/rules.html#${id}`]),
  ] as [string, string][];
  // As report.json has it, and as a finding shows it, which APIs may have in common.
  const lost = ids.filter(([id, url]) => {
    const [whole, short] = [id, shortId(id)].map((one) => find(one).found.map((own) => own.url));
    return whole![0] !== url || !short!.slice(0, apiNames().length).includes(url);
  });
  expect(lost).toEqual([]);
});

test("a word that begins otherwise is not taken for a typo", ({ find }) => {
  expect(find("charming").found).toEqual([]);
});

test("of a long text only the beginning counts", ({ find }) => {
  const long = "voucher ".repeat(25);
  expect(find(long.repeat(100))).toEqual(find(long));
});

test("no place is named twice, and many are counted", ({ script }) => {
  const places = script.siteTexts.map(([, , where = ""]) => where.split(/ › |, /));
  expect(places.filter((one) => new Set(one).size < one.length || one.length > 7)).toEqual([]);
});

test("what is in quotes is there to the letter, and marked", ({ find }) => {
  const { found } = find('"service is expired."');
  expect(found.length).toBeGreaterThan(0);
  for (const { excerpt } of found) {
    expect(textOf(excerpt)).toContain("service is expired.");
    expect(textOf(excerpt.filter(([, isMarked]) => isMarked))).toContain("service is expired.");
  }
  expect(find('"service is expired!"').found).toEqual([]);
});

test("an excerpt shows where the words stand", ({ find }) => {
  const { found } = find("junit");
  const marked = found.flatMap(({ title, excerpt }) => [...title, ...excerpt]);
  expect(textOf(marked.filter(([, isMarked]) => isMarked))).toMatch(/junit/i);
  for (const { where, excerpt } of found) {
    expect(where).not.toBe("");
    expect(excerpt.length).toBeLessThan(30);
  }
});

test("a section goes by its heading, and says which page it is on", ({ find }) => {
  const [first] = find("exit status").found;
  expect(first).toMatchObject({ where: "Command line" });
  expect(textOf(first!.title)).toBe("Exit status");
});

test("what has only some of the words is found where nothing has all, and said to be so", ({
  find,
}) => {
  const { all, found } = find("voucher qqqqqqqq");
  expect(all).toBe(false);
  expect(found.map(({ url }) => url).join()).toContain("voucher");
  expect(find("qqqqqqqq")).toMatchObject({ found: [] });
});

test("every result leads to a page, and to an anchor of it", ({ site, script }) => {
  const urls = script.siteTexts.map(([, , , , url = ""]) => url);
  expect(new Links(site.folder, site.pages).deadOf("index.html", urls)).toEqual([]);
  expect(script.siteTexts.filter(([, title, , , url]) => !title || !url)).toEqual([]);
});

test("its script is below 1 MB, and no page loads it before the box is used", async ({ site }) => {
  const { size } = await stat(join(site.folder, "assets/search-index.js"));
  process.stdout.write(`search-index.js: ${(size / 1000).toFixed(0)} KB\n`);
  expect(size).toBeLessThan(1_000_000);
  for (const page of site.pages) {
    expect(await readFile(join(site.folder, page), "utf8")).not.toContain("search-index.js");
  }
});

function textOf(words: Words): string {
  return words.map(([word]) => word).join(" ");
}
