import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What the page leaves to a router, done otherwise than by the plain one. */
export interface Liberties {
  /** Usernames without regard to case. */
  readonly anyCase?: true;
  /** Whatever is given as `valid_for`. */
  readonly anyValidity?: true;
  /** The key wherever it stands, in the URL of a POST, too. */
  readonly keyAnywhere?: true;
  /** No full name beyond ASCII. */
  readonly asciiNames?: true;
  /** Limits and starts that were not given answered as null, and no start listed as null. */
  readonly nullForNone?: true;
  /** The same moment for everything. */
  readonly oneMoment?: true;
  /** Other figures for guests each time. */
  readonly wildGuests?: true;
  /** An unknown action as a 404 of its own form. */
  readonly ownNotFound?: true;
  /** No difference between a username and a list of one. */
  readonly loose?: true;
}

interface Voucher {
  readonly id: number;
  readonly username: string;
  readonly [field: string]: unknown;
}

const VALIDITY =
  /^(always|1 (hour|day)|([2-9]|1\d|2[0-3]) hours|([2-9]|[12]\d|30|[345][05]|60|90|1[258]0|365) days)$/;

type Given = Readonly<Record<string, unknown>>;

class Refused extends Error {
  readonly status: number;
  readonly body: object;

  constructor(status: number, message: string, body: object = { message, error: true }) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

/** A router as short as the page allows: what the page shows as constant is constant. */
export class PlainRouter {
  readonly apiKey = "Plain-Router-Key-1";
  /** As the page's own example has it. */
  vouchers: Voucher[] = [
    stored({ id: 45, username: "user1234", password: "pass1234", fullname: "John Doe2" }),
    stored({ id: 46, username: "user12345", password: "pass12345", fullname: "John Doe3" }),
  ];
  readonly #liberties: Liberties;
  #lastId = 46;

  constructor(liberties: Liberties = {}) {
    this.#liberties = liberties;
  }

  /** Serves it on loopback for as long as `visit` takes. */
  async serve<T>(visit: (baseUrl: string) => Promise<T>): Promise<T> {
    const server = createServer((request, response) => {
      void this.#answer(request).then(([status, body]) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      return await visit(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  async #answer(request: IncomingMessage): Promise<[status: number, body: object]> {
    try {
      const query = Object.fromEntries(new URL(request.url!, "http://router").searchParams);
      const given = request.method === "GET" ? query : await bodyOf(request);
      const key = given["api-key"] ?? (this.#liberties.keyAnywhere && query["api-key"]);
      if (!key) throw new Refused(401, "API Key not set or method not allowed");
      if (key !== this.apiKey) throw new Refused(401, "API Key is incorrect");
      return [200, this.#act(given)];
    } catch (error) {
      if (error instanceof Refused) return [error.status, error.body];
      return [400, { message: "An error occurred", error: true }];
    }
  }

  #act(given: Given): object {
    switch (given["action"]) {
      case "create_voucher":
        return this.#create(given);
      case "remove_voucher":
        return this.#remove(given["username"]);
      case "get_voucher_users":
        return { users: this.vouchers };
      case "get_email_users":
        return { users: emailUsers() };
      case "get_active_guests":
        return { data: guests(this.#liberties.wildGuests ? String(Math.random()).slice(2) : "7") };
      case "get_guest_hosts":
      case "get_logins":
        return { data: [] };
      case "get_fb_users":
      case "get_mobile_users":
      case "get_free_users":
        return { users: [] };
      default:
        if (this.#liberties.ownNotFound) throw new Refused(404, "", { error: "no such action" });
        throw new Refused(400, "An error occurred");
    }
  }

  #create(given: Given): object {
    const { oneMoment, nullForNone, anyValidity, asciiNames } = this.#liberties;
    const username = String(given["username"] || `guest${this.#lastId}`);
    const fullname = String(given["fullname"] || "Guest");
    const valid_for = String(given["valid_for"] || "1 day");
    if (this.#find(username)) throw new Refused(400, "Username already exists");
    if (!anyValidity && !VALIDITY.test(valid_for)) throw new Error();
    if (asciiNames && /[^ -~]/.test(fullname)) throw new Error();
    const now = oneMoment ? "2025-02-21 02:31:30" : timeText();
    const valid_from = given["valid_from"] || (nullForNone ? null : timeText());
    const [download, upload] = [limit(given["download_limit"]), limit(given["upload_limit"])];
    const password = String(given["passcode"] || "4711");
    const common = { id: ++this.#lastId, username };
    const times = { created_at: now, last_modified: now };
    const valid = { valid_for, valid_from };
    this.vouchers.push(
      stored({ ...common, password, fullname, ...times, ...valid }, download, upload),
    );
    const answered = (value: number) => (value === 0 && nullForNone ? null : String(value));
    const limits = { download_limit: answered(download), upload_limit: answered(upload) };
    const user = { ...common, passcode: password, fullname, ...valid, ...limits };
    return { message: "User added successfully", user, error: false };
  }

  #remove(username: unknown): object {
    if (!username) throw new Refused(400, "No username set");
    const found = this.#find(this.#liberties.loose ? String(username) : username);
    if (!found && !Array.isArray(username)) throw new Refused(400, "Username doesn't exist");
    if (!found && !this.#liberties.loose) throw new Error();
    this.vouchers = this.vouchers.filter((voucher) => voucher !== found);
    return { message: "User removed successfully", error: false };
  }

  #find(username: unknown): Voucher | undefined {
    const form = (name: unknown) => (this.#liberties.anyCase ? String(name).toLowerCase() : name);
    return this.vouchers.find((voucher) => form(voucher.username) === form(username));
  }
}

async function bodyOf(request: IncomingMessage): Promise<Given> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  return JSON.parse(text) as Given;
}

/** A limit that is none, or out of bounds, is 0: unlimited. */
function limit(given: unknown): number {
  const value = Number(given);
  return value >= 1 && value <= 9437184 ? value : 0;
}

function timeText(): string {
  return new Date().toISOString().slice(0, 19).replace("T", " ");
}

function stored(known: Voucher, download_limit = 0, upload_limit = 0): Voucher {
  return {
    created_at: "2025-02-21 02:31:30",
    last_modified: "2025-02-21 02:31:30",
    first_login: null,
    last_login: null,
    valid_for: "1 day",
    valid_from: "2025-01-17 10:00:00",
    MAC: null,
    ...known,
    download_limit,
    upload_limit,
  };
}

function emailUsers(): object[] {
  const times = { created_at: "2025-01-14 08:38:10", last_login: "2025-01-16 09:41:27" };
  const comments = { comments: "John", comments1: "New York", comments2: "Male" };
  const rest = { last_modified: "2025-01-16 09:41:27", marketing: 0, verified: 1 };
  const user = { ...times, MAC: "98:01:A7:CB:BB:00", visits: 7, ...comments, ...rest };
  return [
    { id: 1, email: "john.doe@gmail.com", ...user },
    { id: 2, email: "jane.smith@yahoo.com", ...user },
  ];
}

function guests(bytes: string): object[] {
  const traffic = { "bytes-out": bytes, "bytes-in": bytes };
  const times = { uptime: "9h12m45s", "idle-time": "2h30m10s" };
  return [
    {
      logins: "user1@example.com",
      address: "192.168.0.200",
      "mac-address": "A1:B2:C3:D4:E5:F6",
      ...times,
      ...traffic,
    },
  ];
}
