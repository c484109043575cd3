/** What the panel says, letter by letter as the vendor's page has it. */
export const MESSAGES = {
  unauthenticated: "Unauthenticated.",
  invalid: "The given data was invalid.",
  wrongCredentials: "The provided credentials are incorrect.",
  suspended: "Your account has been suspended.",
  noService: "You do not have any service.",
  notActive: "Your service is not active.",
  expired: "Your service is expired.",
  noActiveService: "You do not have an active service.",
  noServer: "The server is not found or enabled.",
  notOpenvpn: "The server is not using OpenVPN protocol.",
  notWireguard: "The server is not using WireGuard protocol.",
  noProfile: "OpenVPN profile is not found for this server.",
  noConfigs: "No configuration found for this server.",
  noConfig: "The WireGuard configuration is not found.",
  pending: "The WireGuard configuration is pending creation or deletion.",
  full: "The server has reached the maximum allowed user limit. Please try again later or choose a different server.",
  deviceLimit:
    "Looks like you reached maximum allowed device limit on your plan. Please retry after disconnecting from OpenVPN or deleting WireGuard configurations that you have generated before.",
  createDispatched: "WireGuard configuration create job dispatched. It will be completed shortly.",
  deleteDispatched: "WireGuard configuration delete job dispatched. It will be completed shortly.",
} as const;
