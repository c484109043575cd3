import { expect, test } from "vitest";
import { isLocalHost } from "./local-host.ts";

test.each([
  ["http://127.0.0.1:8080/api/", true],
  ["http://[::1]/api/", true],
  ["http://localhost/api/", true],
  ["http://192.168.10.1/api/", true],
  ["http://10.255.0.1/api/", true],
  ["http://172.16.0.1/api/", true],
  ["http://172.31.255.254/api/", true],
  ["http://169.254.7.7/api/", true],
  ["http://[fe80::1]/api/", true],
  ["http://[fd12:3456::1]/api/", true],
  ["http://[::ffff:192.168.10.1]/api/", true],
  ["http://hotspot/api/", true],
  ["http://hotspot.lan/api/", true],
  ["http://Hotspot.LOCAL./api/", true],
  ["https://2b080b3af6.w-router.com/api/", false],
  ["http://172.32.0.1/api/", false],
  ["http://192.169.0.1/api/", false],
  ["http://11.0.0.1/api/", false],
  ["http://8.8.8.8/api/", false],
  ["http://[2001:db8::1]/api/", false],
  ["http://[::ffff:8.8.8.8]/api/", false],
  ["http://192.168.10.1.example.com/api/", false],
  ["http://lan.example.com/api/", false],
  ["http://evil-lan/api/", true],
  ["http://evillan.com/api/", false],
])("%s local: %s", (url, local) => {
  expect(isLocalHost(new URL(url).hostname)).toBe(local);
});
