/** What the panel says, copied from the vendor's page; Laravel's own messages are in laravel.ts. */
export const messages = {
  wrongCredentials: "The provided credentials are incorrect.",
  suspended: "Your account has been suspended.",
  serverNotFound: "The server is not found or enabled.",
  notOpenvpn: "The server is not using OpenVPN protocol.",
  notWireguard: "The server is not using WireGuard protocol.",
  noService: "You do not have any service.",
  serviceInactive: "Your service is not active.",
  serviceExpired: "Your service is expired.",
  noActiveService: "You do not have an active service.",
  profileNotFound: "OpenVPN profile is not found for this server.",
  noConfigs: "No configuration found for this server.",
  serverFull:
    "The server has reached the maximum allowed user limit. Please try again later or choose a different server.",
  deviceLimit:
    "Looks like you reached maximum allowed device limit on your plan. Please retry after disconnecting from OpenVPN or deleting WireGuard configurations that you have generated before.",
  createDispatched: "WireGuard configuration create job dispatched. It will be completed shortly.",
  configNotFound: "The WireGuard configuration is not found.",
  configPending: "The WireGuard configuration is pending creation or deletion.",
  deleteDispatched: "WireGuard configuration delete job dispatched. It will be completed shortly.",
};
