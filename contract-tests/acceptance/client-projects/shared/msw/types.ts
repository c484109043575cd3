import { HttpResponse, type RequestHandler } from "msw";
import { handlers, handlersAt } from "access-contracts/vpnscript/msw";

export const all: RequestHandler[] = [
  ...handlersAt("https://vpn.example.com").all(),
  handlers.createWireguardConfig("device-limit", { once: true }),
  handlers.getAccount("account", { body: { message: "Renew soon." } }),
  handlers.getAccount(() => HttpResponse.error()),
  // @ts-expect-error: the operation has no such variant
  handlers.createWireguardConfig("token-issued"),
  // @ts-expect-error: the variant's body has no such field
  handlers.getAccount("account", { body: { price: 1 } }),
];
