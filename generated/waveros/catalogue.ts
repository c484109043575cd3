// Generated from openapi/waveros; do not edit.
// Written by: npm run generate
export const catalogue = {
  "api": "waveros",
  "title": "WaverOS hotspot API",
  "operations": {
    "create_voucher": {
      "name": "create_voucher",
      "summary": "Create a voucher",
      "effect": "creates",
      "ways": [
        {
          "method": "POST",
          "path": "/",
          "parametersIn": "body",
          "parameters": [
            "api-key",
            "action",
            "username",
            "passcode",
            "fullname",
            "valid_for",
            "valid_from",
            "download_limit",
            "upload_limit"
          ],
          "constants": {
            "action": "create_voucher"
          },
          "security": null
        },
        {
          "method": "GET",
          "path": "/",
          "parametersIn": "query",
          "parameters": [
            "action",
            "username",
            "passcode",
            "fullname",
            "valid_for",
            "valid_from",
            "download_limit",
            "upload_limit"
          ],
          "constants": {
            "action": "create_voucher"
          },
          "security": "keyInQuery"
        }
      ]
    },
    "remove_voucher": {
      "name": "remove_voucher",
      "summary": "Remove a voucher",
      "effect": "deletes",
      "ways": [
        {
          "method": "POST",
          "path": "/",
          "parametersIn": "body",
          "parameters": [
            "api-key",
            "action",
            "username"
          ],
          "constants": {
            "action": "remove_voucher"
          },
          "security": null
        },
        {
          "method": "GET",
          "path": "/",
          "parametersIn": "query",
          "parameters": [
            "action",
            "username"
          ],
          "constants": {
            "action": "remove_voucher"
          },
          "security": "keyInQuery"
        }
      ]
    },
    "get_voucher_users": {
      "name": "get_voucher_users",
      "summary": "List vouchers",
      "effect": "reads",
      "ways": [
        {
          "method": "POST",
          "path": "/",
          "parametersIn": "body",
          "parameters": [
            "api-key",
            "action"
          ],
          "constants": {
            "action": "get_voucher_users"
          },
          "security": null
        },
        {
          "method": "GET",
          "path": "/",
          "parametersIn": "query",
          "parameters": [
            "action"
          ],
          "constants": {
            "action": "get_voucher_users"
          },
          "security": "keyInQuery"
        }
      ]
    },
    "get_email_users": {
      "name": "get_email_users",
      "summary": "List e-mail users",
      "effect": "reads",
      "ways": [
        {
          "method": "POST",
          "path": "/",
          "parametersIn": "body",
          "parameters": [
            "api-key",
            "action"
          ],
          "constants": {
            "action": "get_email_users"
          },
          "security": null
        },
        {
          "method": "GET",
          "path": "/",
          "parametersIn": "query",
          "parameters": [
            "action"
          ],
          "constants": {
            "action": "get_email_users"
          },
          "security": "keyInQuery"
        }
      ]
    },
    "get_fb_users": {
      "name": "get_fb_users",
      "summary": "List Facebook users",
      "effect": "reads",
      "ways": [
        {
          "method": "POST",
          "path": "/",
          "parametersIn": "body",
          "parameters": [
            "api-key",
            "action"
          ],
          "constants": {
            "action": "get_fb_users"
          },
          "security": null
        },
        {
          "method": "GET",
          "path": "/",
          "parametersIn": "query",
          "parameters": [
            "action"
          ],
          "constants": {
            "action": "get_fb_users"
          },
          "security": "keyInQuery"
        }
      ]
    },
    "get_mobile_users": {
      "name": "get_mobile_users",
      "summary": "List mobile users",
      "effect": "reads",
      "ways": [
        {
          "method": "POST",
          "path": "/",
          "parametersIn": "body",
          "parameters": [
            "api-key",
            "action"
          ],
          "constants": {
            "action": "get_mobile_users"
          },
          "security": null
        },
        {
          "method": "GET",
          "path": "/",
          "parametersIn": "query",
          "parameters": [
            "action"
          ],
          "constants": {
            "action": "get_mobile_users"
          },
          "security": "keyInQuery"
        }
      ]
    },
    "get_free_users": {
      "name": "get_free_users",
      "summary": "List free users",
      "effect": "reads",
      "ways": [
        {
          "method": "POST",
          "path": "/",
          "parametersIn": "body",
          "parameters": [
            "api-key",
            "action"
          ],
          "constants": {
            "action": "get_free_users"
          },
          "security": null
        },
        {
          "method": "GET",
          "path": "/",
          "parametersIn": "query",
          "parameters": [
            "action"
          ],
          "constants": {
            "action": "get_free_users"
          },
          "security": "keyInQuery"
        }
      ]
    },
    "get_logins": {
      "name": "get_logins",
      "summary": "List logins",
      "effect": "reads",
      "ways": [
        {
          "method": "POST",
          "path": "/",
          "parametersIn": "body",
          "parameters": [
            "api-key",
            "action"
          ],
          "constants": {
            "action": "get_logins"
          },
          "security": null
        },
        {
          "method": "GET",
          "path": "/",
          "parametersIn": "query",
          "parameters": [
            "action"
          ],
          "constants": {
            "action": "get_logins"
          },
          "security": "keyInQuery"
        }
      ]
    },
    "get_guest_hosts": {
      "name": "get_guest_hosts",
      "summary": "List guest hosts",
      "effect": "reads",
      "ways": [
        {
          "method": "POST",
          "path": "/",
          "parametersIn": "body",
          "parameters": [
            "api-key",
            "action"
          ],
          "constants": {
            "action": "get_guest_hosts"
          },
          "security": null
        },
        {
          "method": "GET",
          "path": "/",
          "parametersIn": "query",
          "parameters": [
            "action"
          ],
          "constants": {
            "action": "get_guest_hosts"
          },
          "security": "keyInQuery"
        }
      ]
    },
    "get_active_guests": {
      "name": "get_active_guests",
      "summary": "List active guests",
      "effect": "reads",
      "ways": [
        {
          "method": "POST",
          "path": "/",
          "parametersIn": "body",
          "parameters": [
            "api-key",
            "action"
          ],
          "constants": {
            "action": "get_active_guests"
          },
          "security": null
        },
        {
          "method": "GET",
          "path": "/",
          "parametersIn": "query",
          "parameters": [
            "action"
          ],
          "constants": {
            "action": "get_active_guests"
          },
          "security": "keyInQuery"
        }
      ]
    }
  },
  "variants": {
    "create_voucher/user-added": {
      "id": "waveros/create_voucher/user-added",
      "operation": "create_voucher",
      "name": "user-added",
      "summary": "The voucher was created",
      "status": 200,
      "provenance": "documented",
      "source": "1. Create a New Voucher; 4. API Messages, \"User added successfully\"",
      "mediaType": "application/json",
      "schema": "UserAdded"
    },
    "create_voucher/key-not-set": {
      "id": "waveros/create_voucher/key-not-set",
      "operation": "create_voucher",
      "name": "key-not-set",
      "summary": "No key, or a method that is off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key not set or method not allowed\"",
      "mediaType": "application/json",
      "schema": "KeyNotSet"
    },
    "create_voucher/username-exists": {
      "id": "waveros/create_voucher/username-exists",
      "operation": "create_voucher",
      "name": "username-exists",
      "summary": "The username is taken",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"Username already exists\"",
      "mediaType": "application/json",
      "schema": "UsernameExists"
    },
    "create_voucher/api-disabled": {
      "id": "waveros/create_voucher/api-disabled",
      "operation": "create_voucher",
      "name": "api-disabled",
      "summary": "The API is switched off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API is not enabled\"",
      "mediaType": "application/json",
      "schema": "ApiDisabled"
    },
    "create_voucher/key-incorrect": {
      "id": "waveros/create_voucher/key-incorrect",
      "operation": "create_voucher",
      "name": "key-incorrect",
      "summary": "The key is not the right one",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key is incorrect\"",
      "mediaType": "application/json",
      "schema": "KeyIncorrect"
    },
    "create_voucher/error-occurred": {
      "id": "waveros/create_voucher/error-occurred",
      "operation": "create_voucher",
      "name": "error-occurred",
      "summary": "Something else went wrong",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"An error occurred\"",
      "mediaType": "application/json",
      "schema": "ErrorOccurred"
    },
    "remove_voucher/user-removed": {
      "id": "waveros/remove_voucher/user-removed",
      "operation": "remove_voucher",
      "name": "user-removed",
      "summary": "The voucher was removed",
      "status": 200,
      "provenance": "documented",
      "source": "2. Remove an Existing Voucher; 4. API Messages, \"User removed successfully\"",
      "mediaType": "application/json",
      "schema": "UserRemoved"
    },
    "remove_voucher/key-not-set": {
      "id": "waveros/remove_voucher/key-not-set",
      "operation": "remove_voucher",
      "name": "key-not-set",
      "summary": "No key, or a method that is off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key not set or method not allowed\"",
      "mediaType": "application/json",
      "schema": "KeyNotSet"
    },
    "remove_voucher/username-unknown": {
      "id": "waveros/remove_voucher/username-unknown",
      "operation": "remove_voucher",
      "name": "username-unknown",
      "summary": "No such username",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"Username doesn't exist\"",
      "mediaType": "application/json",
      "schema": "UsernameUnknown"
    },
    "remove_voucher/no-username": {
      "id": "waveros/remove_voucher/no-username",
      "operation": "remove_voucher",
      "name": "no-username",
      "summary": "No username given",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"No username set\"",
      "mediaType": "application/json",
      "schema": "NoUsername"
    },
    "remove_voucher/api-disabled": {
      "id": "waveros/remove_voucher/api-disabled",
      "operation": "remove_voucher",
      "name": "api-disabled",
      "summary": "The API is switched off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API is not enabled\"",
      "mediaType": "application/json",
      "schema": "ApiDisabled"
    },
    "remove_voucher/key-incorrect": {
      "id": "waveros/remove_voucher/key-incorrect",
      "operation": "remove_voucher",
      "name": "key-incorrect",
      "summary": "The key is not the right one",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key is incorrect\"",
      "mediaType": "application/json",
      "schema": "KeyIncorrect"
    },
    "remove_voucher/error-occurred": {
      "id": "waveros/remove_voucher/error-occurred",
      "operation": "remove_voucher",
      "name": "error-occurred",
      "summary": "Something else went wrong",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"An error occurred\"",
      "mediaType": "application/json",
      "schema": "ErrorOccurred"
    },
    "get_voucher_users/vouchers": {
      "id": "waveros/get_voucher_users/vouchers",
      "operation": "get_voucher_users",
      "name": "vouchers",
      "summary": "Two vouchers, not used yet",
      "status": 200,
      "provenance": "documented",
      "source": "3. Fetch Vouchers List",
      "mediaType": "application/json",
      "schema": "VoucherList"
    },
    "get_voucher_users/key-not-set": {
      "id": "waveros/get_voucher_users/key-not-set",
      "operation": "get_voucher_users",
      "name": "key-not-set",
      "summary": "No key, or a method that is off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key not set or method not allowed\"",
      "mediaType": "application/json",
      "schema": "KeyNotSet"
    },
    "get_voucher_users/api-disabled": {
      "id": "waveros/get_voucher_users/api-disabled",
      "operation": "get_voucher_users",
      "name": "api-disabled",
      "summary": "The API is switched off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API is not enabled\"",
      "mediaType": "application/json",
      "schema": "ApiDisabled"
    },
    "get_voucher_users/key-incorrect": {
      "id": "waveros/get_voucher_users/key-incorrect",
      "operation": "get_voucher_users",
      "name": "key-incorrect",
      "summary": "The key is not the right one",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key is incorrect\"",
      "mediaType": "application/json",
      "schema": "KeyIncorrect"
    },
    "get_voucher_users/error-occurred": {
      "id": "waveros/get_voucher_users/error-occurred",
      "operation": "get_voucher_users",
      "name": "error-occurred",
      "summary": "Something else went wrong",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"An error occurred\"",
      "mediaType": "application/json",
      "schema": "ErrorOccurred"
    },
    "get_email_users/email-users": {
      "id": "waveros/get_email_users/email-users",
      "operation": "get_email_users",
      "name": "email-users",
      "summary": "Two guests with an e-mail address",
      "status": 200,
      "provenance": "documented",
      "source": "4. Fetch Email Users List",
      "mediaType": "application/json",
      "schema": "EmailUserList"
    },
    "get_email_users/key-not-set": {
      "id": "waveros/get_email_users/key-not-set",
      "operation": "get_email_users",
      "name": "key-not-set",
      "summary": "No key, or a method that is off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key not set or method not allowed\"",
      "mediaType": "application/json",
      "schema": "KeyNotSet"
    },
    "get_email_users/api-disabled": {
      "id": "waveros/get_email_users/api-disabled",
      "operation": "get_email_users",
      "name": "api-disabled",
      "summary": "The API is switched off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API is not enabled\"",
      "mediaType": "application/json",
      "schema": "ApiDisabled"
    },
    "get_email_users/key-incorrect": {
      "id": "waveros/get_email_users/key-incorrect",
      "operation": "get_email_users",
      "name": "key-incorrect",
      "summary": "The key is not the right one",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key is incorrect\"",
      "mediaType": "application/json",
      "schema": "KeyIncorrect"
    },
    "get_email_users/error-occurred": {
      "id": "waveros/get_email_users/error-occurred",
      "operation": "get_email_users",
      "name": "error-occurred",
      "summary": "Something else went wrong",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"An error occurred\"",
      "mediaType": "application/json",
      "schema": "ErrorOccurred"
    },
    "get_fb_users/facebook-users": {
      "id": "waveros/get_fb_users/facebook-users",
      "operation": "get_fb_users",
      "name": "facebook-users",
      "summary": "No Facebook users (invented)",
      "status": 200,
      "provenance": "undocumented",
      "source": "2.2 - Fetch Facebook users list; inferred from 3. Fetch Vouchers List; inferred from 5. Fetch Active Guest Users",
      "mediaType": "application/json",
      "schema": "UndocumentedList"
    },
    "get_fb_users/key-not-set": {
      "id": "waveros/get_fb_users/key-not-set",
      "operation": "get_fb_users",
      "name": "key-not-set",
      "summary": "No key, or a method that is off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key not set or method not allowed\"",
      "mediaType": "application/json",
      "schema": "KeyNotSet"
    },
    "get_fb_users/api-disabled": {
      "id": "waveros/get_fb_users/api-disabled",
      "operation": "get_fb_users",
      "name": "api-disabled",
      "summary": "The API is switched off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API is not enabled\"",
      "mediaType": "application/json",
      "schema": "ApiDisabled"
    },
    "get_fb_users/key-incorrect": {
      "id": "waveros/get_fb_users/key-incorrect",
      "operation": "get_fb_users",
      "name": "key-incorrect",
      "summary": "The key is not the right one",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key is incorrect\"",
      "mediaType": "application/json",
      "schema": "KeyIncorrect"
    },
    "get_fb_users/error-occurred": {
      "id": "waveros/get_fb_users/error-occurred",
      "operation": "get_fb_users",
      "name": "error-occurred",
      "summary": "Something else went wrong",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"An error occurred\"",
      "mediaType": "application/json",
      "schema": "ErrorOccurred"
    },
    "get_mobile_users/mobile-users": {
      "id": "waveros/get_mobile_users/mobile-users",
      "operation": "get_mobile_users",
      "name": "mobile-users",
      "summary": "No mobile users (invented)",
      "status": 200,
      "provenance": "undocumented",
      "source": "2.3 - Fetch Mobile users list; inferred from 3. Fetch Vouchers List; inferred from 5. Fetch Active Guest Users",
      "mediaType": "application/json",
      "schema": "UndocumentedList"
    },
    "get_mobile_users/key-not-set": {
      "id": "waveros/get_mobile_users/key-not-set",
      "operation": "get_mobile_users",
      "name": "key-not-set",
      "summary": "No key, or a method that is off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key not set or method not allowed\"",
      "mediaType": "application/json",
      "schema": "KeyNotSet"
    },
    "get_mobile_users/api-disabled": {
      "id": "waveros/get_mobile_users/api-disabled",
      "operation": "get_mobile_users",
      "name": "api-disabled",
      "summary": "The API is switched off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API is not enabled\"",
      "mediaType": "application/json",
      "schema": "ApiDisabled"
    },
    "get_mobile_users/key-incorrect": {
      "id": "waveros/get_mobile_users/key-incorrect",
      "operation": "get_mobile_users",
      "name": "key-incorrect",
      "summary": "The key is not the right one",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key is incorrect\"",
      "mediaType": "application/json",
      "schema": "KeyIncorrect"
    },
    "get_mobile_users/error-occurred": {
      "id": "waveros/get_mobile_users/error-occurred",
      "operation": "get_mobile_users",
      "name": "error-occurred",
      "summary": "Something else went wrong",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"An error occurred\"",
      "mediaType": "application/json",
      "schema": "ErrorOccurred"
    },
    "get_free_users/free-users": {
      "id": "waveros/get_free_users/free-users",
      "operation": "get_free_users",
      "name": "free-users",
      "summary": "No free users (invented)",
      "status": 200,
      "provenance": "undocumented",
      "source": "2.4 - Fetch Free users list; inferred from 3. Fetch Vouchers List; inferred from 5. Fetch Active Guest Users",
      "mediaType": "application/json",
      "schema": "UndocumentedList"
    },
    "get_free_users/key-not-set": {
      "id": "waveros/get_free_users/key-not-set",
      "operation": "get_free_users",
      "name": "key-not-set",
      "summary": "No key, or a method that is off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key not set or method not allowed\"",
      "mediaType": "application/json",
      "schema": "KeyNotSet"
    },
    "get_free_users/api-disabled": {
      "id": "waveros/get_free_users/api-disabled",
      "operation": "get_free_users",
      "name": "api-disabled",
      "summary": "The API is switched off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API is not enabled\"",
      "mediaType": "application/json",
      "schema": "ApiDisabled"
    },
    "get_free_users/key-incorrect": {
      "id": "waveros/get_free_users/key-incorrect",
      "operation": "get_free_users",
      "name": "key-incorrect",
      "summary": "The key is not the right one",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key is incorrect\"",
      "mediaType": "application/json",
      "schema": "KeyIncorrect"
    },
    "get_free_users/error-occurred": {
      "id": "waveros/get_free_users/error-occurred",
      "operation": "get_free_users",
      "name": "error-occurred",
      "summary": "Something else went wrong",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"An error occurred\"",
      "mediaType": "application/json",
      "schema": "ErrorOccurred"
    },
    "get_logins/logins": {
      "id": "waveros/get_logins/logins",
      "operation": "get_logins",
      "name": "logins",
      "summary": "No logins (invented)",
      "status": 200,
      "provenance": "undocumented",
      "source": "2.5 - Fetch Login log list; inferred from 3. Fetch Vouchers List; inferred from 5. Fetch Active Guest Users",
      "mediaType": "application/json",
      "schema": "UndocumentedList"
    },
    "get_logins/key-not-set": {
      "id": "waveros/get_logins/key-not-set",
      "operation": "get_logins",
      "name": "key-not-set",
      "summary": "No key, or a method that is off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key not set or method not allowed\"",
      "mediaType": "application/json",
      "schema": "KeyNotSet"
    },
    "get_logins/api-disabled": {
      "id": "waveros/get_logins/api-disabled",
      "operation": "get_logins",
      "name": "api-disabled",
      "summary": "The API is switched off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API is not enabled\"",
      "mediaType": "application/json",
      "schema": "ApiDisabled"
    },
    "get_logins/key-incorrect": {
      "id": "waveros/get_logins/key-incorrect",
      "operation": "get_logins",
      "name": "key-incorrect",
      "summary": "The key is not the right one",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key is incorrect\"",
      "mediaType": "application/json",
      "schema": "KeyIncorrect"
    },
    "get_logins/error-occurred": {
      "id": "waveros/get_logins/error-occurred",
      "operation": "get_logins",
      "name": "error-occurred",
      "summary": "Something else went wrong",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"An error occurred\"",
      "mediaType": "application/json",
      "schema": "ErrorOccurred"
    },
    "get_guest_hosts/guest-hosts": {
      "id": "waveros/get_guest_hosts/guest-hosts",
      "operation": "get_guest_hosts",
      "name": "guest-hosts",
      "summary": "No guest hosts (invented)",
      "status": 200,
      "provenance": "undocumented",
      "source": "3.1 - Fetch current Guest network hosts; inferred from 3. Fetch Vouchers List; inferred from 5. Fetch Active Guest Users",
      "mediaType": "application/json",
      "schema": "UndocumentedList"
    },
    "get_guest_hosts/key-not-set": {
      "id": "waveros/get_guest_hosts/key-not-set",
      "operation": "get_guest_hosts",
      "name": "key-not-set",
      "summary": "No key, or a method that is off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key not set or method not allowed\"",
      "mediaType": "application/json",
      "schema": "KeyNotSet"
    },
    "get_guest_hosts/api-disabled": {
      "id": "waveros/get_guest_hosts/api-disabled",
      "operation": "get_guest_hosts",
      "name": "api-disabled",
      "summary": "The API is switched off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API is not enabled\"",
      "mediaType": "application/json",
      "schema": "ApiDisabled"
    },
    "get_guest_hosts/key-incorrect": {
      "id": "waveros/get_guest_hosts/key-incorrect",
      "operation": "get_guest_hosts",
      "name": "key-incorrect",
      "summary": "The key is not the right one",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key is incorrect\"",
      "mediaType": "application/json",
      "schema": "KeyIncorrect"
    },
    "get_guest_hosts/error-occurred": {
      "id": "waveros/get_guest_hosts/error-occurred",
      "operation": "get_guest_hosts",
      "name": "error-occurred",
      "summary": "Something else went wrong",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"An error occurred\"",
      "mediaType": "application/json",
      "schema": "ErrorOccurred"
    },
    "get_active_guests/active-guests": {
      "id": "waveros/get_active_guests/active-guests",
      "operation": "get_active_guests",
      "name": "active-guests",
      "summary": "Two guests online",
      "status": 200,
      "provenance": "documented",
      "source": "5. Fetch Active Guest Users",
      "mediaType": "application/json",
      "schema": "ActiveGuestList"
    },
    "get_active_guests/key-not-set": {
      "id": "waveros/get_active_guests/key-not-set",
      "operation": "get_active_guests",
      "name": "key-not-set",
      "summary": "No key, or a method that is off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key not set or method not allowed\"",
      "mediaType": "application/json",
      "schema": "KeyNotSet"
    },
    "get_active_guests/api-disabled": {
      "id": "waveros/get_active_guests/api-disabled",
      "operation": "get_active_guests",
      "name": "api-disabled",
      "summary": "The API is switched off",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API is not enabled\"",
      "mediaType": "application/json",
      "schema": "ApiDisabled"
    },
    "get_active_guests/key-incorrect": {
      "id": "waveros/get_active_guests/key-incorrect",
      "operation": "get_active_guests",
      "name": "key-incorrect",
      "summary": "The key is not the right one",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"API Key is incorrect\"",
      "mediaType": "application/json",
      "schema": "KeyIncorrect"
    },
    "get_active_guests/error-occurred": {
      "id": "waveros/get_active_guests/error-occurred",
      "operation": "get_active_guests",
      "name": "error-occurred",
      "summary": "Something else went wrong",
      "status": null,
      "provenance": "documented",
      "source": "4. API Messages, \"An error occurred\"",
      "mediaType": "application/json",
      "schema": "ErrorOccurred"
    }
  },
  "sources": {
    "page": "API Access with Examples",
    "headings": [
      "API Access with Examples",
      "1.1 - Create a new voucher",
      "1.2 - Remove an existing voucher",
      "1.3 - Fetch vouchers list",
      "2.1 - Fetch Email users list",
      "2.2 - Fetch Facebook users list",
      "2.3 - Fetch Mobile users list",
      "2.4 - Fetch Free users list",
      "2.5 - Fetch Login log list",
      "3.1 - Fetch current Guest network hosts",
      "3.2 - Fetch current Active guest users",
      "Security Notice",
      "Features",
      "API Documentation",
      "2 - Fetching stored user data",
      "3 - Fetching live data",
      "4. API Messages",
      "1. Create a New Voucher",
      "2. Remove an Existing Voucher",
      "3. Fetch Vouchers List",
      "4. Fetch Email Users List",
      "5. Fetch Active Guest Users",
      "Notes for Developers"
    ],
    "authorities": {
      "RouterOS": "https://help.mikrotik.com/docs/",
      "HTTP (RFC 9110)": "https://www.rfc-editor.org/rfc/rfc9110",
      "JSON (RFC 8259)": "https://www.rfc-editor.org/rfc/rfc8259"
    }
  },
  "patterns": {
    "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$": "a time such as \"2018-08-24 00:00:00\"",
    "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$": "six pairs of hex digits with colons between them",
    "^([0-9]+(w|d|h|ms|m|s))+$": "numbers with units, such as \"9h12m45s\"",
    "^[0-9]+$": "a text of digits"
  }
} as const;

/** A variant's id without its API: operation, status and name. */
export type VariantKey = keyof typeof catalogue.variants;
export type OperationName = keyof typeof catalogue.operations;
