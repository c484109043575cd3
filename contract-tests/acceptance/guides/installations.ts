import { vendors } from "../../../scripts/trace/vendors.support.ts";
import { api as vpnscript } from "../../apis/vpnscript/api.ts";
import { api as waveros } from "../../apis/waveros/api.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Answer } from "../../sandbox/server.ts";

/** The page of a vendor who has changed it in two places. */
export async function changedPage(): Promise<string> {
  const page = await vendors.read("vpnscript-api-endpoints.md");
  return page.replace('"id": 5,', '"id": 6,').replace("send this as True", "send this as False");
}

/** Whether the first night is over, after which two panels are upgraded. */
type IsLater = () => boolean;

const upgraded = (isLater: IsLater) =>
  vpnscript.startSandbox({
    alter: (_, answer) =>
      isLater() ? altered(answer, /"user_id":(\d+)/, '"user_id":"$1"') : answer,
  });

/** A panel with two fields that the vendor's page does not know. */
const extended = () =>
  vpnscript.startSandbox({
    alter: ({ url }, answer) =>
      url.pathname === "/api/account"
        ? altered(
            answer,
            '"user_id"',
            '"plan":{"name":"Yearly","ends":"2027-01-01 00:00:00"},"region":"north","user_id"',
          )
        : answer,
  });

const altered = (answer: Answer, pattern: RegExp | string, by: string): Answer => ({
  ...answer,
  body: String(answer.body).replace(pattern, by),
});

/** The installations of those who read the guides, by their address. */
export const INSTALLATIONS: Readonly<Record<string, (isLater: IsLater) => Promise<Sandbox>>> = {
  "https://vpn.example.com": extended,
  "https://berlin.example.com": upgraded,
  "https://oslo.example.com": upgraded,
  "https://rome.example.com": () => vpnscript.startSandbox(),
  "http://192.168.10.1/api/": () => waveros.startSandbox(),
};
