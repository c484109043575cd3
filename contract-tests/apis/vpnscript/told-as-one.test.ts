import { expect, test } from "vitest";
import { finding } from "../../engine/judgement/finding.ts";
import { outcomeOf } from "../../engine/judgement/outcome.ts";
import { Secrets } from "../../engine/secrets/secrets.ts";
import { told } from "./one-cause.support.ts";

/** What two findings say, of which the second one is told as a part of the first. */
const pairs: [what: string, first: Said, second: Said][] = [
  [
    "ids that are the numbers of rows, which no deletion finds",
    {
      ...{ of: "deleteWireguardConfig/200/delete-dispatched", check: "is-this-variant" },
      ...{ message: "The answer is another variant.", actual: "404, config-not-found: {}" },
    },
    {
      ...{ of: "rules/listed-configurations-stay", check: "keeps-its-id" },
      message: "What was listed as configuration 7 is listed as 1 now.",
    },
  ],
  [
    "ids that other accounts have, too, so that none has appeared",
    {
      ...{ of: "deleteWireguardConfig/200/delete-dispatched", check: "is-this-variant" },
      ...{ message: "The answer is another variant.", actual: "404, config-not-found: {}" },
    },
    {
      ...{ of: "rules/created-configuration-becomes-active", check: "create-job-ends" },
      message: "1 of those created had not appeared.",
    },
  ],
  [
    "times of creation that are set again, so that an id seems to be given again",
    {
      ...{ of: "rules/configurations-stay-the-same", check: "configuration-keeps-what-it-is" },
      message: "Configuration 64: created_at has changed since the previous read.",
    },
    {
      ...{ of: "rules/listed-configurations-stay", check: "stays-until-deleted" },
      message: "What this run has created was pending creation, and right after that it was gone.",
    },
  ],
  [
    "a list without a look at what is disabled",
    {
      ...{ of: "rules/server-list-tells-the-state", check: "list-has-no-other-servers" },
      message: "The list has server 6, which is not available.",
    },
    {
      ...{ of: "rules/listed-servers-are-there", check: "listed-server-is-found" },
      message: "The list has server 8 for wireguard, and listWireguardConfigs does not find it so.",
    },
  ],
  [
    "a create that moves a configuration from another server",
    {
      ...{ of: "rules/configurations-are-on-their-server" },
      ...{ check: "list-is-of-the-account-and-server" },
      message: "Configuration 3 of personas.active on server 6 is in the list of personas.active.",
    },
    {
      ...{ of: "rules/created-configuration-becomes-active", check: "create-job-ends" },
      message: "2 of those created had not appeared.",
    },
  ],
  [
    "a configuration in place of an earlier one",
    {
      ...{ of: "rules/created-configuration-becomes-active", check: "create-job-ends" },
      message:
        "Twice the jobTimeout of 6 s after a create was dispatched its configuration is not active. 1 of those created had not appeared.",
    },
    {
      ...{ of: "rules/configurations-stay-the-same", check: "configuration-keeps-what-it-is" },
      message: "Configuration 7: config is another file than at the previous read.",
    },
  ],
];

interface Said {
  readonly of: string;
  readonly check: string;
  readonly message: string;
  readonly actual?: string;
}

test.each(pairs)("%s: told as one", (_, first, second) => {
  const outcomes = [first, second].map(({ of, ...said }) => {
    const variant = of.startsWith("rules/") ? {} : { variant: of.split("/").at(-1)! };
    return [
      `vpnscript/${of}`,
      outcomeOf([finding({ ...said, ...variant }, new Secrets())]),
    ] as const;
  });
  expect(told({ outcomes: new Map(outcomes) })).toEqual([first.check]);
});
