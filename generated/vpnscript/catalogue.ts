// Generated from openapi/vpnscript; do not edit.
// Written by: npm run generate
export const catalogue = {
  "api": "vpnscript",
  "title": "VPN Script API",
  "operations": {
    "createToken": {
      "name": "createToken",
      "summary": "Create an access token",
      "effect": "authenticates",
      "ways": [
        {
          "method": "POST",
          "path": "/api/auth/token",
          "parametersIn": "body",
          "parameters": [
            "username",
            "password",
            "device_name"
          ],
          "constants": {},
          "security": null
        }
      ]
    },
    "getAccount": {
      "name": "getAccount",
      "summary": "Get the account",
      "effect": "reads",
      "ways": [
        {
          "method": "GET",
          "path": "/api/account",
          "parametersIn": "query",
          "parameters": [],
          "constants": {},
          "security": "bearerToken"
        }
      ]
    },
    "listServers": {
      "name": "listServers",
      "summary": "List servers",
      "effect": "reads",
      "ways": [
        {
          "method": "GET",
          "path": "/api/servers",
          "parametersIn": "query",
          "parameters": [
            "paginate",
            "page"
          ],
          "constants": {},
          "security": "bearerToken"
        }
      ]
    },
    "getOpenvpnProfile": {
      "name": "getOpenvpnProfile",
      "summary": "Get an OpenVPN profile",
      "effect": "reads",
      "ways": [
        {
          "method": "GET",
          "path": "/api/openvpn/profile",
          "parametersIn": "query",
          "parameters": [
            "server_id",
            "cert_only"
          ],
          "constants": {},
          "security": "bearerToken"
        }
      ]
    },
    "getOpenvpnAuth": {
      "name": "getOpenvpnAuth",
      "summary": "Get OpenVPN credentials",
      "effect": "reads",
      "ways": [
        {
          "method": "GET",
          "path": "/api/openvpn/auth",
          "parametersIn": "query",
          "parameters": [
            "server_id"
          ],
          "constants": {},
          "security": "bearerToken"
        }
      ]
    },
    "listWireguardConfigs": {
      "name": "listWireguardConfigs",
      "summary": "List WireGuard configurations",
      "effect": "reads",
      "ways": [
        {
          "method": "GET",
          "path": "/api/wireguard/configs",
          "parametersIn": "query",
          "parameters": [
            "server_id"
          ],
          "constants": {},
          "security": "bearerToken"
        }
      ]
    },
    "createWireguardConfig": {
      "name": "createWireguardConfig",
      "summary": "Create a WireGuard configuration",
      "effect": "creates",
      "ways": [
        {
          "method": "POST",
          "path": "/api/wireguard/create",
          "parametersIn": "body",
          "parameters": [
            "server_id"
          ],
          "constants": {},
          "security": "bearerToken"
        }
      ]
    },
    "deleteWireguardConfig": {
      "name": "deleteWireguardConfig",
      "summary": "Delete a WireGuard configuration",
      "effect": "deletes",
      "ways": [
        {
          "method": "DELETE",
          "path": "/api/wireguard/delete",
          "parametersIn": "body",
          "parameters": [
            "config_id"
          ],
          "constants": {},
          "security": "bearerToken"
        }
      ]
    }
  },
  "variants": {
    "createToken/200/token-issued": {
      "id": "vpnscript/createToken/200/token-issued",
      "operation": "createToken",
      "name": "token-issued",
      "summary": "The client is signed in",
      "status": 200,
      "provenance": "documented",
      "source": "Authenticate User, tab 1",
      "mediaType": "application/json",
      "schema": "TokenIssued"
    },
    "createToken/400/account-suspended": {
      "id": "vpnscript/createToken/400/account-suspended",
      "operation": "createToken",
      "name": "account-suspended",
      "summary": "The account has been suspended",
      "status": 400,
      "provenance": "documented",
      "source": "Authenticate User, tab 3",
      "mediaType": "application/json",
      "schema": "AccountSuspended"
    },
    "createToken/422/invalid-data": {
      "id": "vpnscript/createToken/422/invalid-data",
      "operation": "createToken",
      "name": "invalid-data",
      "summary": "The password was not sent",
      "status": 422,
      "provenance": "documented",
      "source": "Authenticate User, tab 2",
      "mediaType": "application/json",
      "schema": "InvalidData"
    },
    "createToken/422/wrong-credentials": {
      "id": "vpnscript/createToken/422/wrong-credentials",
      "operation": "createToken",
      "name": "wrong-credentials",
      "summary": "The username and the password don't belong together",
      "status": 422,
      "provenance": "documented",
      "source": "Authenticate User, tab 4",
      "mediaType": "application/json",
      "schema": "WrongCredentials"
    },
    "createToken/429/too-many-requests": {
      "id": "vpnscript/createToken/429/too-many-requests",
      "operation": "createToken",
      "name": "too-many-requests",
      "summary": "More than 60 requests in a minute",
      "status": 429,
      "provenance": "inferred",
      "source": "inferred from Laravel; inferred from HTTP 429 (RFC 6585)",
      "mediaType": "application/json",
      "schema": "TooManyRequests"
    },
    "createToken/default/framework-error": {
      "id": "vpnscript/createToken/default/framework-error",
      "operation": "createToken",
      "name": "framework-error",
      "summary": "The panel broke while it answered",
      "status": null,
      "provenance": "inferred",
      "source": "inferred from Laravel",
      "mediaType": "application/json",
      "schema": "FrameworkError"
    },
    "getAccount/200/account": {
      "id": "vpnscript/getAccount/200/account",
      "operation": "getAccount",
      "name": "account",
      "summary": "The administrator's own account, with one service",
      "status": 200,
      "provenance": "documented",
      "source": "Account Details, tab 1",
      "mediaType": "application/json",
      "schema": "Account"
    },
    "getAccount/401/unauthenticated": {
      "id": "vpnscript/getAccount/401/unauthenticated",
      "operation": "getAccount",
      "name": "unauthenticated",
      "summary": "The token is missing or wrong",
      "status": 401,
      "provenance": "documented",
      "source": "Account Details, tab 2",
      "mediaType": "application/json",
      "schema": "Unauthenticated"
    },
    "getAccount/429/too-many-requests": {
      "id": "vpnscript/getAccount/429/too-many-requests",
      "operation": "getAccount",
      "name": "too-many-requests",
      "summary": "More than 60 requests in a minute",
      "status": 429,
      "provenance": "inferred",
      "source": "inferred from Laravel; inferred from HTTP 429 (RFC 6585)",
      "mediaType": "application/json",
      "schema": "TooManyRequests"
    },
    "getAccount/default/framework-error": {
      "id": "vpnscript/getAccount/default/framework-error",
      "operation": "getAccount",
      "name": "framework-error",
      "summary": "The panel broke while it answered",
      "status": null,
      "provenance": "inferred",
      "source": "inferred from Laravel",
      "mediaType": "application/json",
      "schema": "FrameworkError"
    },
    "listServers/200/all-servers": {
      "id": "vpnscript/listServers/200/all-servers",
      "operation": "listServers",
      "name": "all-servers",
      "summary": "Two servers, one for each protocol",
      "status": 200,
      "provenance": "documented",
      "source": "Server List, tab 1",
      "mediaType": "application/json",
      "schema": "AllServers"
    },
    "listServers/200/server-page": {
      "id": "vpnscript/listServers/200/server-page",
      "operation": "listServers",
      "name": "server-page",
      "summary": "The first of two pages, one server each",
      "status": 200,
      "provenance": "documented",
      "source": "Server List, tab 2",
      "mediaType": "application/json",
      "schema": "ServerPage"
    },
    "listServers/401/unauthenticated": {
      "id": "vpnscript/listServers/401/unauthenticated",
      "operation": "listServers",
      "name": "unauthenticated",
      "summary": "The token is missing or wrong",
      "status": 401,
      "provenance": "documented",
      "source": "Server List, tab 3",
      "mediaType": "application/json",
      "schema": "Unauthenticated"
    },
    "listServers/422/invalid-data": {
      "id": "vpnscript/listServers/422/invalid-data",
      "operation": "listServers",
      "name": "invalid-data",
      "summary": "paginate is not a number",
      "status": 422,
      "provenance": "inferred",
      "source": "inferred from Authenticate User, tab 2; inferred from Laravel",
      "mediaType": "application/json",
      "schema": "InvalidData"
    },
    "listServers/429/too-many-requests": {
      "id": "vpnscript/listServers/429/too-many-requests",
      "operation": "listServers",
      "name": "too-many-requests",
      "summary": "More than 60 requests in a minute",
      "status": 429,
      "provenance": "inferred",
      "source": "inferred from Laravel; inferred from HTTP 429 (RFC 6585)",
      "mediaType": "application/json",
      "schema": "TooManyRequests"
    },
    "listServers/default/framework-error": {
      "id": "vpnscript/listServers/default/framework-error",
      "operation": "listServers",
      "name": "framework-error",
      "summary": "The panel broke while it answered",
      "status": null,
      "provenance": "inferred",
      "source": "inferred from Laravel",
      "mediaType": "application/json",
      "schema": "FrameworkError"
    },
    "getOpenvpnProfile/200/full-profile": {
      "id": "vpnscript/getOpenvpnProfile/200/full-profile",
      "operation": "getOpenvpnProfile",
      "name": "full-profile",
      "summary": "The profile of server 1",
      "status": 200,
      "provenance": "documented",
      "source": "OpenVPN Profile, tab 1",
      "mediaType": "application/json",
      "schema": "FullProfile"
    },
    "getOpenvpnProfile/200/certificate-only": {
      "id": "vpnscript/getOpenvpnProfile/200/certificate-only",
      "operation": "getOpenvpnProfile",
      "name": "certificate-only",
      "summary": "The certificate of server 1",
      "status": 200,
      "provenance": "documented",
      "source": "OpenVPN Profile, tab 2",
      "mediaType": "application/json",
      "schema": "CertificateOnly"
    },
    "getOpenvpnProfile/401/unauthenticated": {
      "id": "vpnscript/getOpenvpnProfile/401/unauthenticated",
      "operation": "getOpenvpnProfile",
      "name": "unauthenticated",
      "summary": "The token is missing or wrong",
      "status": 401,
      "provenance": "documented",
      "source": "OpenVPN Profile, tab 3",
      "mediaType": "application/json",
      "schema": "Unauthenticated"
    },
    "getOpenvpnProfile/404/server-not-found": {
      "id": "vpnscript/getOpenvpnProfile/404/server-not-found",
      "operation": "getOpenvpnProfile",
      "name": "server-not-found",
      "summary": "No such server, or a disabled one",
      "status": 404,
      "provenance": "inferred",
      "source": "inferred from OpenVPN Authentication Details, tab 6",
      "mediaType": "application/json",
      "schema": "ServerNotFound"
    },
    "getOpenvpnProfile/404/profile-not-found": {
      "id": "vpnscript/getOpenvpnProfile/404/profile-not-found",
      "operation": "getOpenvpnProfile",
      "name": "profile-not-found",
      "summary": "The server has no profile",
      "status": 404,
      "provenance": "inferred",
      "source": "inferred from OpenVPN Authentication Details, tab 8",
      "mediaType": "application/json",
      "schema": "ProfileNotFound"
    },
    "getOpenvpnProfile/422/invalid-data": {
      "id": "vpnscript/getOpenvpnProfile/422/invalid-data",
      "operation": "getOpenvpnProfile",
      "name": "invalid-data",
      "summary": "The server's id was not sent",
      "status": 422,
      "provenance": "inferred",
      "source": "inferred from Authenticate User, tab 2; inferred from Laravel",
      "mediaType": "application/json",
      "schema": "InvalidData"
    },
    "getOpenvpnProfile/422/no-active-service": {
      "id": "vpnscript/getOpenvpnProfile/422/no-active-service",
      "operation": "getOpenvpnProfile",
      "name": "no-active-service",
      "summary": "The client has no active service",
      "status": 422,
      "provenance": "documented",
      "source": "OpenVPN Profile, tab 4",
      "mediaType": "application/json",
      "schema": "NoActiveService"
    },
    "getOpenvpnProfile/422/not-openvpn": {
      "id": "vpnscript/getOpenvpnProfile/422/not-openvpn",
      "operation": "getOpenvpnProfile",
      "name": "not-openvpn",
      "summary": "The server speaks WireGuard",
      "status": 422,
      "provenance": "inferred",
      "source": "inferred from OpenVPN Authentication Details, tab 7",
      "mediaType": "application/json",
      "schema": "NotOpenvpn"
    },
    "getOpenvpnProfile/429/too-many-requests": {
      "id": "vpnscript/getOpenvpnProfile/429/too-many-requests",
      "operation": "getOpenvpnProfile",
      "name": "too-many-requests",
      "summary": "More than 60 requests in a minute",
      "status": 429,
      "provenance": "inferred",
      "source": "inferred from Laravel; inferred from HTTP 429 (RFC 6585)",
      "mediaType": "application/json",
      "schema": "TooManyRequests"
    },
    "getOpenvpnProfile/default/framework-error": {
      "id": "vpnscript/getOpenvpnProfile/default/framework-error",
      "operation": "getOpenvpnProfile",
      "name": "framework-error",
      "summary": "The panel broke while it answered",
      "status": null,
      "provenance": "inferred",
      "source": "inferred from Laravel",
      "mediaType": "application/json",
      "schema": "FrameworkError"
    },
    "getOpenvpnAuth/200/openvpn-credentials": {
      "id": "vpnscript/getOpenvpnAuth/200/openvpn-credentials",
      "operation": "getOpenvpnAuth",
      "name": "openvpn-credentials",
      "summary": "The login of a plan for ten devices",
      "status": 200,
      "provenance": "documented",
      "source": "OpenVPN Authentication Details, tab 1",
      "mediaType": "application/json",
      "schema": "OpenvpnCredentials"
    },
    "getOpenvpnAuth/401/unauthenticated": {
      "id": "vpnscript/getOpenvpnAuth/401/unauthenticated",
      "operation": "getOpenvpnAuth",
      "name": "unauthenticated",
      "summary": "The token is missing or wrong",
      "status": 401,
      "provenance": "documented",
      "source": "OpenVPN Authentication Details, tab 2",
      "mediaType": "application/json",
      "schema": "Unauthenticated"
    },
    "getOpenvpnAuth/404/server-not-found": {
      "id": "vpnscript/getOpenvpnAuth/404/server-not-found",
      "operation": "getOpenvpnAuth",
      "name": "server-not-found",
      "summary": "No such server, or a disabled one",
      "status": 404,
      "provenance": "documented",
      "source": "OpenVPN Authentication Details, tab 6",
      "mediaType": "application/json",
      "schema": "ServerNotFound"
    },
    "getOpenvpnAuth/404/profile-not-found": {
      "id": "vpnscript/getOpenvpnAuth/404/profile-not-found",
      "operation": "getOpenvpnAuth",
      "name": "profile-not-found",
      "summary": "The server has no profile",
      "status": 404,
      "provenance": "documented",
      "source": "OpenVPN Authentication Details, tab 8",
      "mediaType": "application/json",
      "schema": "ProfileNotFound"
    },
    "getOpenvpnAuth/422/invalid-data": {
      "id": "vpnscript/getOpenvpnAuth/422/invalid-data",
      "operation": "getOpenvpnAuth",
      "name": "invalid-data",
      "summary": "The server's id is not a number",
      "status": 422,
      "provenance": "inferred",
      "source": "inferred from Authenticate User, tab 2; inferred from Laravel",
      "mediaType": "application/json",
      "schema": "InvalidData"
    },
    "getOpenvpnAuth/422/no-service": {
      "id": "vpnscript/getOpenvpnAuth/422/no-service",
      "operation": "getOpenvpnAuth",
      "name": "no-service",
      "summary": "The client has no service (the tab says: You do not have an active service.)",
      "status": 422,
      "provenance": "documented",
      "source": "OpenVPN Authentication Details, tab 3",
      "mediaType": "application/json",
      "schema": "NoService"
    },
    "getOpenvpnAuth/422/service-inactive": {
      "id": "vpnscript/getOpenvpnAuth/422/service-inactive",
      "operation": "getOpenvpnAuth",
      "name": "service-inactive",
      "summary": "The service is not active",
      "status": 422,
      "provenance": "documented",
      "source": "OpenVPN Authentication Details, tab 4",
      "mediaType": "application/json",
      "schema": "ServiceInactive"
    },
    "getOpenvpnAuth/422/service-expired": {
      "id": "vpnscript/getOpenvpnAuth/422/service-expired",
      "operation": "getOpenvpnAuth",
      "name": "service-expired",
      "summary": "The service has expired",
      "status": 422,
      "provenance": "documented",
      "source": "OpenVPN Authentication Details, tab 5",
      "mediaType": "application/json",
      "schema": "ServiceExpired"
    },
    "getOpenvpnAuth/422/not-openvpn": {
      "id": "vpnscript/getOpenvpnAuth/422/not-openvpn",
      "operation": "getOpenvpnAuth",
      "name": "not-openvpn",
      "summary": "The server speaks WireGuard",
      "status": 422,
      "provenance": "documented",
      "source": "OpenVPN Authentication Details, tab 7",
      "mediaType": "application/json",
      "schema": "NotOpenvpn"
    },
    "getOpenvpnAuth/429/too-many-requests": {
      "id": "vpnscript/getOpenvpnAuth/429/too-many-requests",
      "operation": "getOpenvpnAuth",
      "name": "too-many-requests",
      "summary": "More than 60 requests in a minute",
      "status": 429,
      "provenance": "inferred",
      "source": "inferred from Laravel; inferred from HTTP 429 (RFC 6585)",
      "mediaType": "application/json",
      "schema": "TooManyRequests"
    },
    "getOpenvpnAuth/default/framework-error": {
      "id": "vpnscript/getOpenvpnAuth/default/framework-error",
      "operation": "getOpenvpnAuth",
      "name": "framework-error",
      "summary": "The panel broke while it answered",
      "status": null,
      "provenance": "inferred",
      "source": "inferred from Laravel",
      "mediaType": "application/json",
      "schema": "FrameworkError"
    },
    "listWireguardConfigs/200/configs": {
      "id": "vpnscript/listWireguardConfigs/200/configs",
      "operation": "listWireguardConfigs",
      "name": "configs",
      "summary": "One configuration, pending deletion",
      "status": 200,
      "provenance": "documented",
      "source": "WireGuard Configurations, tab 1",
      "mediaType": "application/json",
      "schema": "Configs"
    },
    "listWireguardConfigs/401/unauthenticated": {
      "id": "vpnscript/listWireguardConfigs/401/unauthenticated",
      "operation": "listWireguardConfigs",
      "name": "unauthenticated",
      "summary": "The token is missing or wrong",
      "status": 401,
      "provenance": "documented",
      "source": "WireGuard Configurations, tab 2",
      "mediaType": "application/json",
      "schema": "Unauthenticated"
    },
    "listWireguardConfigs/404/server-not-found": {
      "id": "vpnscript/listWireguardConfigs/404/server-not-found",
      "operation": "listWireguardConfigs",
      "name": "server-not-found",
      "summary": "No such server, or a disabled one",
      "status": 404,
      "provenance": "documented",
      "source": "WireGuard Configurations, tab 7",
      "mediaType": "application/json",
      "schema": "ServerNotFound"
    },
    "listWireguardConfigs/404/no-configs": {
      "id": "vpnscript/listWireguardConfigs/404/no-configs",
      "operation": "listWireguardConfigs",
      "name": "no-configs",
      "summary": "The client has no configuration on the server",
      "status": 404,
      "provenance": "documented",
      "source": "WireGuard Configurations, tab 8",
      "mediaType": "application/json",
      "schema": "NoConfigs"
    },
    "listWireguardConfigs/422/invalid-data": {
      "id": "vpnscript/listWireguardConfigs/422/invalid-data",
      "operation": "listWireguardConfigs",
      "name": "invalid-data",
      "summary": "The server's id was not sent",
      "status": 422,
      "provenance": "inferred",
      "source": "inferred from Authenticate User, tab 2; inferred from Laravel",
      "mediaType": "application/json",
      "schema": "InvalidData"
    },
    "listWireguardConfigs/422/no-service": {
      "id": "vpnscript/listWireguardConfigs/422/no-service",
      "operation": "listWireguardConfigs",
      "name": "no-service",
      "summary": "The client has no service",
      "status": 422,
      "provenance": "documented",
      "source": "WireGuard Configurations, tab 3",
      "mediaType": "application/json",
      "schema": "NoService"
    },
    "listWireguardConfigs/422/service-inactive": {
      "id": "vpnscript/listWireguardConfigs/422/service-inactive",
      "operation": "listWireguardConfigs",
      "name": "service-inactive",
      "summary": "The service is not active",
      "status": 422,
      "provenance": "documented",
      "source": "WireGuard Configurations, tab 4",
      "mediaType": "application/json",
      "schema": "ServiceInactive"
    },
    "listWireguardConfigs/422/service-expired": {
      "id": "vpnscript/listWireguardConfigs/422/service-expired",
      "operation": "listWireguardConfigs",
      "name": "service-expired",
      "summary": "The service has expired",
      "status": 422,
      "provenance": "documented",
      "source": "WireGuard Configurations, tab 5",
      "mediaType": "application/json",
      "schema": "ServiceExpired"
    },
    "listWireguardConfigs/422/not-wireguard": {
      "id": "vpnscript/listWireguardConfigs/422/not-wireguard",
      "operation": "listWireguardConfigs",
      "name": "not-wireguard",
      "summary": "The server speaks OpenVPN",
      "status": 422,
      "provenance": "documented",
      "source": "WireGuard Configurations, tab 6",
      "mediaType": "application/json",
      "schema": "NotWireguard"
    },
    "listWireguardConfigs/429/too-many-requests": {
      "id": "vpnscript/listWireguardConfigs/429/too-many-requests",
      "operation": "listWireguardConfigs",
      "name": "too-many-requests",
      "summary": "More than 60 requests in a minute",
      "status": 429,
      "provenance": "inferred",
      "source": "inferred from Laravel; inferred from HTTP 429 (RFC 6585)",
      "mediaType": "application/json",
      "schema": "TooManyRequests"
    },
    "listWireguardConfigs/default/framework-error": {
      "id": "vpnscript/listWireguardConfigs/default/framework-error",
      "operation": "listWireguardConfigs",
      "name": "framework-error",
      "summary": "The panel broke while it answered",
      "status": null,
      "provenance": "inferred",
      "source": "inferred from Laravel",
      "mediaType": "application/json",
      "schema": "FrameworkError"
    },
    "createWireguardConfig/200/create-dispatched": {
      "id": "vpnscript/createWireguardConfig/200/create-dispatched",
      "operation": "createWireguardConfig",
      "name": "create-dispatched",
      "summary": "A job will make the configuration",
      "status": 200,
      "provenance": "documented",
      "source": "WireGuard Configuration (POST), tab 1",
      "mediaType": "application/json",
      "schema": "CreateDispatched"
    },
    "createWireguardConfig/401/unauthenticated": {
      "id": "vpnscript/createWireguardConfig/401/unauthenticated",
      "operation": "createWireguardConfig",
      "name": "unauthenticated",
      "summary": "The token is missing or wrong",
      "status": 401,
      "provenance": "documented",
      "source": "WireGuard Configuration (POST), tab 9",
      "mediaType": "application/json",
      "schema": "Unauthenticated"
    },
    "createWireguardConfig/404/server-not-found": {
      "id": "vpnscript/createWireguardConfig/404/server-not-found",
      "operation": "createWireguardConfig",
      "name": "server-not-found",
      "summary": "No such server, or a disabled one",
      "status": 404,
      "provenance": "documented",
      "source": "WireGuard Configuration (POST), tab 5",
      "mediaType": "application/json",
      "schema": "ServerNotFound"
    },
    "createWireguardConfig/422/invalid-data": {
      "id": "vpnscript/createWireguardConfig/422/invalid-data",
      "operation": "createWireguardConfig",
      "name": "invalid-data",
      "summary": "The server's id was not sent",
      "status": 422,
      "provenance": "inferred",
      "source": "inferred from Authenticate User, tab 2; inferred from Laravel",
      "mediaType": "application/json",
      "schema": "InvalidData"
    },
    "createWireguardConfig/422/no-service": {
      "id": "vpnscript/createWireguardConfig/422/no-service",
      "operation": "createWireguardConfig",
      "name": "no-service",
      "summary": "The client has no service",
      "status": 422,
      "provenance": "documented",
      "source": "WireGuard Configuration (POST), tab 2",
      "mediaType": "application/json",
      "schema": "NoService"
    },
    "createWireguardConfig/422/service-inactive": {
      "id": "vpnscript/createWireguardConfig/422/service-inactive",
      "operation": "createWireguardConfig",
      "name": "service-inactive",
      "summary": "The service is not active",
      "status": 422,
      "provenance": "documented",
      "source": "WireGuard Configuration (POST), tab 3",
      "mediaType": "application/json",
      "schema": "ServiceInactive"
    },
    "createWireguardConfig/422/service-expired": {
      "id": "vpnscript/createWireguardConfig/422/service-expired",
      "operation": "createWireguardConfig",
      "name": "service-expired",
      "summary": "The service has expired",
      "status": 422,
      "provenance": "documented",
      "source": "WireGuard Configuration (POST), tab 4",
      "mediaType": "application/json",
      "schema": "ServiceExpired"
    },
    "createWireguardConfig/422/not-wireguard": {
      "id": "vpnscript/createWireguardConfig/422/not-wireguard",
      "operation": "createWireguardConfig",
      "name": "not-wireguard",
      "summary": "The server speaks OpenVPN",
      "status": 422,
      "provenance": "documented",
      "source": "WireGuard Configuration (POST), tab 6",
      "mediaType": "application/json",
      "schema": "NotWireguard"
    },
    "createWireguardConfig/422/server-full": {
      "id": "vpnscript/createWireguardConfig/422/server-full",
      "operation": "createWireguardConfig",
      "name": "server-full",
      "summary": "The server has no place left",
      "status": 422,
      "provenance": "documented",
      "source": "WireGuard Configuration (POST), tab 7",
      "mediaType": "application/json",
      "schema": "ServerFull"
    },
    "createWireguardConfig/422/device-limit": {
      "id": "vpnscript/createWireguardConfig/422/device-limit",
      "operation": "createWireguardConfig",
      "name": "device-limit",
      "summary": "The plan allows no further device",
      "status": 422,
      "provenance": "documented",
      "source": "WireGuard Configuration (POST), tab 8",
      "mediaType": "application/json",
      "schema": "DeviceLimit"
    },
    "createWireguardConfig/429/too-many-requests": {
      "id": "vpnscript/createWireguardConfig/429/too-many-requests",
      "operation": "createWireguardConfig",
      "name": "too-many-requests",
      "summary": "More than 60 requests in a minute",
      "status": 429,
      "provenance": "inferred",
      "source": "inferred from Laravel; inferred from HTTP 429 (RFC 6585)",
      "mediaType": "application/json",
      "schema": "TooManyRequests"
    },
    "createWireguardConfig/default/framework-error": {
      "id": "vpnscript/createWireguardConfig/default/framework-error",
      "operation": "createWireguardConfig",
      "name": "framework-error",
      "summary": "The panel broke while it answered",
      "status": null,
      "provenance": "inferred",
      "source": "inferred from Laravel",
      "mediaType": "application/json",
      "schema": "FrameworkError"
    },
    "deleteWireguardConfig/200/delete-dispatched": {
      "id": "vpnscript/deleteWireguardConfig/200/delete-dispatched",
      "operation": "deleteWireguardConfig",
      "name": "delete-dispatched",
      "summary": "A job will remove the configuration",
      "status": 200,
      "provenance": "documented",
      "source": "WireGuard Configuration (DELETE), tab 1",
      "mediaType": "application/json",
      "schema": "DeleteDispatched"
    },
    "deleteWireguardConfig/401/unauthenticated": {
      "id": "vpnscript/deleteWireguardConfig/401/unauthenticated",
      "operation": "deleteWireguardConfig",
      "name": "unauthenticated",
      "summary": "The token is missing or wrong",
      "status": 401,
      "provenance": "documented",
      "source": "WireGuard Configuration (DELETE), tab 2",
      "mediaType": "application/json",
      "schema": "Unauthenticated"
    },
    "deleteWireguardConfig/404/config-not-found": {
      "id": "vpnscript/deleteWireguardConfig/404/config-not-found",
      "operation": "deleteWireguardConfig",
      "name": "config-not-found",
      "summary": "The client has no such configuration",
      "status": 404,
      "provenance": "documented",
      "source": "WireGuard Configuration (DELETE), tab 3",
      "mediaType": "application/json",
      "schema": "ConfigNotFound"
    },
    "deleteWireguardConfig/422/invalid-data": {
      "id": "vpnscript/deleteWireguardConfig/422/invalid-data",
      "operation": "deleteWireguardConfig",
      "name": "invalid-data",
      "summary": "The configuration's id was not sent",
      "status": 422,
      "provenance": "inferred",
      "source": "inferred from Authenticate User, tab 2; inferred from Laravel",
      "mediaType": "application/json",
      "schema": "InvalidData"
    },
    "deleteWireguardConfig/422/config-pending": {
      "id": "vpnscript/deleteWireguardConfig/422/config-pending",
      "operation": "deleteWireguardConfig",
      "name": "config-pending",
      "summary": "A job is still at work on the configuration",
      "status": 422,
      "provenance": "documented",
      "source": "WireGuard Configuration (DELETE), tab 4",
      "mediaType": "application/json",
      "schema": "ConfigPending"
    },
    "deleteWireguardConfig/429/too-many-requests": {
      "id": "vpnscript/deleteWireguardConfig/429/too-many-requests",
      "operation": "deleteWireguardConfig",
      "name": "too-many-requests",
      "summary": "More than 60 requests in a minute",
      "status": 429,
      "provenance": "inferred",
      "source": "inferred from Laravel; inferred from HTTP 429 (RFC 6585)",
      "mediaType": "application/json",
      "schema": "TooManyRequests"
    },
    "deleteWireguardConfig/default/framework-error": {
      "id": "vpnscript/deleteWireguardConfig/default/framework-error",
      "operation": "deleteWireguardConfig",
      "name": "framework-error",
      "summary": "The panel broke while it answered",
      "status": null,
      "provenance": "inferred",
      "source": "inferred from Laravel",
      "mediaType": "application/json",
      "schema": "FrameworkError"
    }
  },
  "sources": {
    "page": "API Endpoints",
    "headings": [
      "API Endpoints",
      "Authenticate User",
      "Account Details",
      "Server List",
      "OpenVPN Profile",
      "OpenVPN Authentication Details",
      "WireGuard Configurations",
      "WireGuard Configuration (POST)",
      "WireGuard Configuration (DELETE)"
    ],
    "authorities": {
      "Laravel": "https://laravel.com/docs",
      "HTTP (RFC 9110)": "https://www.rfc-editor.org/rfc/rfc9110",
      "HTTP 429 (RFC 6585)": "https://www.rfc-editor.org/rfc/rfc6585",
      "Bearer tokens (RFC 6750)": "https://www.rfc-editor.org/rfc/rfc6750",
      "PEM (RFC 7468)": "https://www.rfc-editor.org/rfc/rfc7468",
      "wg-quick": "https://man7.org/linux/man-pages/man8/wg-quick.8.html"
    }
  },
  "patterns": {
    "^\\S+$": "text without spaces",
    "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$": "a time such as \"2021-12-21T20:16:32.000000Z\"",
    "^[A-Za-z]{2}$": "two letters, such as \"de\"",
    "^https?://": "an address that begins with http:// or https://",
    "^\\d+$": "a text of digits",
    "-----BEGIN CERTIFICATE-----\\r?\\n(?:[A-Za-z0-9+/=]+\\r?\\n)+-----END CERTIFICATE-----": "text with a certificate in PEM"
  }
} as const;

/** A variant's id without its API: operation, status and name. */
export type VariantKey = keyof typeof catalogue.variants;
export type OperationName = keyof typeof catalogue.operations;
