import { test } from "vitest";
import {
  eachOf,
  isSeen,
  type Breach,
  type Change,
  type Fields,
} from "./planted-answers.support.ts";

const inFile = (from: RegExp, to: string): Change =>
  eachOf((one) => ({
    ...one,
    config: (one["config"] as string | null)?.replace(from, to) ?? null,
  }));

let addresses = 0;

const CONFIGS = "/api/wireguard/configs";

const breaches: Breach[] = [
  [
    "updated before it was created",
    CONFIGS,
    "configurations-stay-the-same",
    eachOf((one) => ({ ...one, updated_at: "2020-01-01T00:00:00.000000Z" })),
  ],
  [
    "none is listed before it is active, and each is a second older by then",
    CONFIGS,
    "waiting-configurations-are-listed",
    ({ data, ...rest }) => ({
      ...rest,
      data: (data as Fields[]).flatMap((one) => {
        const created = new Date(Date.parse(String(one["updated_at"])) - 2500).toISOString();
        const created_at = created.replace("Z", "000Z");
        return one["status"] === 0 ? [] : { ...one, created_at };
      }),
    }),
  ],
  [
    "created in another time zone",
    CONFIGS,
    "created-configuration-becomes-active",
    eachOf((one) => ({
      ...one,
      created_at: new Date(Date.now() + 7_200_000).toISOString().replace(/\d{3}Z/, "000000Z"),
    })),
    "remarked",
  ],
  [
    "the file leads elsewhere",
    CONFIGS,
    "config-is-a-wg-quick-file",
    inFile(/Endpoint = .*/, "Endpoint = 10.9.9.9:51820"),
    "remarked",
  ],
  [
    "the file has no address",
    CONFIGS,
    "config-is-a-wg-quick-file",
    inFile(/Address = .*\n/, ""),
    "remarked",
  ],
  [
    "the file routes nothing",
    CONFIGS,
    "config-is-a-wg-quick-file",
    inFile(/AllowedIPs = .*\n/, ""),
  ],
  [
    "the file is empty",
    CONFIGS,
    "config-is-there-while-active",
    eachOf((one) => ({ ...one, config: one["config"] && "" })),
  ],
  [
    "each list has other addresses",
    CONFIGS,
    "configurations-stay-the-same",
    (json, asked) =>
      inFile(/Address = .*/, `Address = 10.9.9.${++addresses % 250}/32`)(json, asked),
  ],
  [
    "a new one has the keys of the one before",
    CONFIGS,
    "configurations-share-nothing",
    ({ data, ...rest }) => ({
      ...rest,
      data: (data as Fields[] | undefined)?.map((one) => ({
        ...one,
        config: one["config"] && (data as Fields[])[0]?.["config"],
      })),
    }),
  ],
];

test.concurrent.each(breaches)("%s: %s is seen by %s", isSeen);
