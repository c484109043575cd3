/** A change to a vendor's page: what is replaced, by what, and which of several it is. */
type Change = readonly [find: string | RegExp, by: string, nth?: number];

/** Alterations of one fact each, by page. Every one must raise an alarm. */
export const FACTS: Readonly<Record<string, readonly Change[]>> = {
  "vpnscript-api-endpoints.md": [
    ["`POST`", "`PUT`"],
    ["/api/auth/token", "/api/auth/tokens"],
    ["`DELETE`", "`POST`"],
    ["/api/wireguard/configs", "/api/v2/wireguard/configs"],
    ["422: Unprocessable Entity Your", "403: Forbidden Your", 2],
    ["200: OK Certificate", "201: Created Certificate"],
    ["404: Not Found No configuration", "404: Bad Request No configuration"],
    ["device\\_name", "device\\_id"],
    [/username<mark style="color:red;">\\\*<\/mark> /, "username "],
    ["| paginate | Integer |", "| paginate | String |"],
    [/\| cert\\_only .*\n/, ""],
    [/(\| paginate .*\n)/, "$1| page | Integer | The number of the page. |\n"],
    ["Authorization<mark style", "X-Api-Token<mark style"],
    [/\| Accept .*\n/, ""],
    [/application\/json( +\|)/, "application/xml$1", 3],
    ['"token": "12|', '"access_token": "12|'],
    ['"suspend_reason": null', '"suspend_reason": "Spam"'],
    ['"per_page": "1"', '"per_page": 1'],
    ['"wg_slots": 0', '"wg_slots": "0"', 2],
    ['"auto_renew": 1,\n', ""],
    ['"Germany",', '"Germany", "continent": "Europe",'],
    ['"active": true', '"active": false'],
    ['"devices": 10', '"devices": 12'],
    ['incorrect."\n}', 'incorect."\n}'],
    ["0 - Pending creation", "0 - Creating"],
    ["1 - Active, 2 - Pending deletion", "2 - Active, 1 - Pending deletion"],
    [/ \/\/ 0 - .*/, ""],
    ['status is "1"', 'status is "2"'],
    ['set "config" data', 'set "profile" data'],
    [/\{% tab title="422: Unprocessable Entity The server has reached[^]*?endtab %\}\n/, ""],
    [
      /(\{% endtabs %\})/,
      '{% tab title="423: Locked Account locked." %}\n```javascript\n{"success": false, "message": "Locked."}\n```\n{% endtab %}\n$1',
    ],
    ["By default it's False", "By default it's True"],
    ["only the ca.crt", "only the tls.key"],
    ["as True. By default it's False", "as False. By default it's True"],
    ["Alphanumeric username", "Numeric username"],
    ["Missing or wrong Bearer", "Expired Bearer", 2],
    ["&laquo; Previous", "&laquo; Back"],
    ["Get all VPN servers", "Get the VPN servers of the plan"],
    ["servers available", "servers, inaccessible ones too"],
  ],
  "vpnscript-api-endpoints.rendered.txt": [
    ["GET /api/account", "POST /api/account"],
    ["server_id*", "server_id"],
    ["Boolean", "String"],
    ['"state": "Frankfurt"', '"state": "Berlin"'],
    ["Your service is expired.", "Your service was expired."],
    ["installation link", "licence key"],
  ],
  "waveros-api-access.txt": [
    ["'create_voucher'", "'add_voucher'"],
    ["'get_fb_users'", "'get_facebook_users'"],
    [/action Yes 'get_logins'/, "action No 'get_logins'"],
    [/(username Yes The username to delete\.)/, "$1\nforce No Whether to log the user off."],
    ["to '23 hours'", "to '24 hours'"],
    ["'45 days', ", ""],
    ["'365 days'", "'365 days', '730 days'"],
    ["1 to 9437184", "1 to 4194304"],
    ["in MB from", "in GB from", 2],
    [
      "If unset or out of bounds, the user traffic will be unlimited",
      "If unset or out of bounds, the user traffic will be blocked",
    ],
    ["If empty, a random username", "If empty, no username"],
    ["the preset in settings will be used", "the voucher never ends"],
    ["available immediately", "available after one hour"],
    ["Ym:d H:i:s", "Y-m-d H:i"],
    ["ex. 2018-08-24 00:00:00", "ex. 24.08.2018"],
    ["disabled by default", "enabled by default"],
    ["randomized HTTPS Cloud", "randomized HTTP Cloud"],
    ["(LAN/MGMT Ports)", "(WAN Ports)"],
    ["Example: http://192.168.10.1/api/", "Example: http://192.168.88.1/api/"],
    ["2b080b3af6.w-router.com", "2b080b3af6.wave-router.com"],
    ["Do not expose", "You may expose"],
    ["must not be exposed", "may be exposed"],
    ["API Key is incorrect -", "API Key is wrong -"],
    [
      "User with the same username already exists in the database",
      "User was removed from the database",
    ],
    ["passcode, fullname, valid_for, and valid_from", "passcode, fullname, and valid_from"],
    [/No username set - .*\n/, ""],
    ["Content-Type: application/json", "Content-Type: application/x-www-form-urlencoded"],
    ['"download_limit": 1024,', '"download_limit": "1024",'],
    ["valid_for=1%20day&", "valid_for=2%20days&"],
    ["action=get_active_guests", "action=get_guests"],
    ['"MAC": null', '"mac": null'],
    ['"error": false', '"error": "false"', 2],
    ['"verified": 1', '"verified": true'],
    ['"uptime": "9h12m45s"', '"uptime": "09:12:45"'],
    ["is mandatory for all requests", "is optional for all requests"],
    ["passed as query strings", "passed in the body"],
    ["creating or removing vouchers", "retrieving vouchers"],
    ["using the GET and POST methods", "using the POST method"],
    ["use the Cloud API Endpoint. Do not", "use the Current API Endpoint. Do not"],
  ],
};

/** Changes that leave every fact as it is. None may raise an alarm. */
export const WORDING: Readonly<Record<string, readonly Change[]>> = {
  "vpnscript-api-endpoints.md": [
    ["Retrieve general details of user account", "Fetches the general details of a user's account"],
    ["color:green", "color:orange"],
    [/^\| -+ \|.*$/m, "| --- | --- | --- |"],
    [
      "Create a new WireGuard configuration on specific vpn server.",
      "Creates a **new** WireGuard configuration on a specific VPN server. This takes a moment.",
    ],
    ["## Server List", "## 🌍 Server List"],
    [
      '{\n    "success": false,\n    "message": "Unauthenticated."\n}',
      '{ "message": "Unauthenticated.", "success": false }',
    ],
    ["you can send this as True. By default it's False.", "send `True`; the default is `False`."],
    [
      'When a configuration status is "1" that means it was created on the server and it will set "config" data to connect WireGuard.',
      "A configuration whose status is “1” was created on the server,\nand its “config” data to connect WireGuard will be set.",
    ],
    [
      "0 - Pending creation, 1 - Active, 2 - Pending deletion",
      "0 – pending creation; 1 – active; 2 – pending deletion",
    ],
    ["Missing or wrong Bearer token", "Bearer token is missing or incorrect", 3],
    ["Liam's iPhone", "Liam’s iPhone"],
  ],
  "vpnscript-api-endpoints.rendered.txt": [
    ["Delete a specific WireGuard configuration.", "Removes one specific WireGuard configuration."],
    ["You have to use your", "Take your"],
    ["Last updated", "Last updated 2 years ago"],
    [
      "The server id that you want to retrieve",
      "The id of the server for which you would like to get",
    ],
  ],
  "waveros-api-access.txt": [
    [
      "If empty, a random username will be generated.",
      "A random username is generated if it is left empty.",
    ],
    [
      "If unset or out of bounds, the user traffic will be unlimited.",
      "The traffic of the user is unlimited if this is not set\nor outside the bounds.",
    ],
    ["⚠️ Security Notice", "🔒 Security Notice"],
    ["⚠️ Security Notice", "The security notice"],
    ["1.2 - Remove an existing", "1.2 – Remove existing"],
    [
      "Do not expose the API to the public internet.",
      "Never expose the API to the public internet!",
    ],
    ["'always', '1 hour',", "‘always’,\n‘1 hour’,"],
    [
      "User with the same username already exists in the database",
      "A user with the same username exists in the database already",
    ],
    ["Response Example:", "Example of a response:"],
    [
      /If not set, the user will be available immediately\./,
      "The user will be available at once if it isn't set.",
    ],
    ["The username to delete.", "Username of the voucher to remove."],
    ["mandatory for all requests", "required for every request"],
    ["(in MB from 1 to 9437184)", "(from 1 to 9437184 MB)"],
    ["GET and POST methods", "POST and GET methods"],
    ["The API is disabled by default", "By default, the API is switched off"],
  ],
};

/** The page with a change; the change must find its place. */
export function changed(given: string, [find, by, nth = 1]: Change): string {
  const isText = typeof find === "string";
  const pattern = isText ? find.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&") : find.source;
  const all = new RegExp(pattern, `g${isText ? "" : find.flags.replace("g", "")}`);
  let count = 0;
  const text = given.replaceAll("\u00A0", " ").replace(all, (found, group: unknown) => {
    if (++count !== nth) return found;
    return isText ? by : by.replace("$1", () => String(group));
  });
  if (count < nth) throw new Error(`${String(find)} is not on the page`);
  return text;
}
