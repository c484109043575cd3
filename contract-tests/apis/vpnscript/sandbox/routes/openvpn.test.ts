import { X509Certificate } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "../../../../sandbox/sandbox.ts";
import { visit, type PanelVisitor } from "../panel-visitor.support.ts";
import { aTime, expectAnswer } from "../same-shape.support.ts";
import { startSandbox } from "../start.ts";

let sandbox: Sandbox;
let visitor: PanelVisitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  visitor = visit(sandbox);
});
afterAll(() => sandbox.close());

const refused = (message: string): unknown => ({ success: false, message });

async function profile(query: string): Promise<string> {
  const received = await visitor.askAs("active", "GET", `/api/openvpn/profile?${query}`);
  expectAnswer(received, 200, {
    success: true,
    message: null,
    data: expect.any(String) as unknown,
  });
  return (received.body as { readonly data: string }).data;
}

describe("GET /api/openvpn/profile", () => {
  test("200 full-profile, as the vendor's page has it but for the server's address", async () => {
    const text = await profile("server_id=1");
    expect(text).toMatch(/^client\ndev tun\nproto udp\nremote 127\.0\.0\.1 1194\nresolv-retry /);
    expect(text).toMatch(/DNS leak\n<ca>\n-----BEGIN CERTIFICATE-----\r\nMIIB2DCCAX2gAwIBAgIUOgw/);
    expect(text).toMatch(/VdrCIoD1Nk4=\r\n-----END CERTIFICATE-----\r\n\n<\/ca>\n$/);
    expect(await profile("server_id=6")).toContain("proto tcp\nremote ny.vpn.example.com 443\n");
    expect(await profile("server_id=1&cert_only=False")).toBe(text);
  });

  test.each(["true", "True", "1"])("200 certificate-only, cert_only=%s", async (certOnly) => {
    const certificate = await profile(`server_id=1&cert_only=${certOnly}`);
    const block = /<ca>\n([^]*)\n<\/ca>/.exec(await profile("server_id=1"))?.[1];
    expect(certificate).toBe(block);
    expect(new X509Certificate(certificate).ca).toBe(true);
  });

  test.each(["noService", "inactive", "expired"] as const)(
    "422 no-active-service: %s",
    async (persona) => {
      const received = await visitor.askAs(persona, "GET", "/api/openvpn/profile?server_id=999999");
      expectAnswer(received, 422, refused("You do not have an active service."));
    },
  );
});

describe("GET /api/openvpn/auth", () => {
  test.each(["", "?server_id=1", "?server_id="])("200 openvpn-credentials%s", async (query) => {
    expectAnswer(await visitor.askAs("active", "GET", `/api/openvpn/auth${query}`), 200, {
      success: true,
      message: null,
      data: {
        id: 2,
        user_id: 2,
        service_id: 2,
        username: "alice",
        password: expect.stringMatching(/^[A-Za-z0-9]{12}$/) as unknown,
        devices: 10,
        enabled: 1,
        created_at: aTime,
        updated_at: aTime,
      },
    });
  });

  test.each([
    ["422 no-service", "noService", "You do not have any service."],
    ["422 service-inactive", "inactive", "Your service is not active."],
    ["422 service-expired", "expired", "Your service is expired."],
  ] as const)("%s", async (_, persona, message) => {
    const received = await visitor.askAs(persona, "GET", "/api/openvpn/auth?server_id=999999");
    expectAnswer(received, 422, refused(message));
  });
});

test.each([
  ["404 server-not-found", 999999, 404, "The server is not found or enabled."],
  ["404 server-not-found, disabled", 5, 404, "The server is not found or enabled."],
  ["422 not-openvpn", 2, 422, "The server is not using OpenVPN protocol."],
  ["404 profile-not-found", 3, 404, "OpenVPN profile is not found for this server."],
] as const)("%s, for the credentials and the profile", async (_, id, status, message) => {
  for (const path of ["/api/openvpn/auth", "/api/openvpn/profile"]) {
    const received = await visitor.askAs("active", "GET", `${path}?server_id=${id}`);
    expectAnswer(received, status, refused(message));
  }
});
