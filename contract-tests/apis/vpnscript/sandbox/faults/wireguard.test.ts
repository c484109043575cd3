import { testFaults } from "./broken-release.ts";
import type { WIREGUARD_FAULTS } from "./wireguard.ts";

const seenAt: Readonly<Record<keyof typeof WIREGUARD_FAULTS, readonly string[]>> = {
  "create-does-nothing": ["create*", "delete*"],
  "create-job-stuck": ["delete*", "create: done", "create: second one"],
  "create-twice": ["create*", "delete*"],
  "create-on-wrong-server": ["create*", "delete*", "list: other server"],
  "create-success-key": ["create"],
  "full-server-accepts": ["create*", "delete", "delete: done"],
  "device-limit-ignored": ["create*", "delete", "delete: done"],
  "openvpn-devices-uncounted": ["create*", "delete", "delete: done"],
  "deleted-stays": ["delete: done", "delete: slots"],
  "delete-does-nothing": ["delete", "delete: done", "delete: slots"],
  "delete-takes-all": ["delete", "delete: done", "delete: slots"],
  "delete-foreign": ["delete: another's"],
  "delete-unknown-succeeds": ["delete: unknown", "delete: another's"],
  "delete-pending-allowed": ["delete*"],
  "delete-open": ["delete: no token"],
  "list-foreign": ["list: none", "create", "create: done", "delete", "delete: done"],
  "list-ignores-server": ["list: other server"],
  "list-empty-200": ["list: none", "list: other server"],
  "list-success-key": ["create", "create: done", "delete", "delete: done"],
  "config-while-pending": ["create"],
  "config-while-deleting": ["delete"],
  "active-without-config": ["create: done", "create: second one", "delete", "delete: done"],
  "status-string": ["create", "create: done", "delete", "delete: done"],
  "created-at-moves": ["list: again"],
  "private-key-short": ["create: done", "delete", "delete: done"],
  "private-key-not-base64": ["create: done", "delete", "delete: done"],
  "private-key-shared": ["create: second one"],
  "address-shared": ["create: done", "create: second one", "delete", "delete: done"],
  "peer-without-endpoint": ["create: done", "delete", "delete: done"],
  "peer-key-foreign": ["create: second one"],
};

testFaults(seenAt);
