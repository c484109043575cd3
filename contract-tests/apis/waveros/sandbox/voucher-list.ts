import { createHash } from "node:crypto";
import { afterText, type Answer } from "../../../sandbox/server.ts";
import { json, type Call, type Router } from "./answers.ts";
import type { Has } from "./faults.ts";
import { AN_HOUR, momentOf, timeText, type Voucher } from "./voucher.ts";

export function listVouchers({ router, has, method }: Call): Answer {
  router.reads++;
  const stored = method === "GET" && has("list-get-lags") ? router.earlier : router.vouchers;
  const isUnlisted = (one: Voucher) =>
    one === router.unlisted || (has("list-lacks-other-letters") && !/^[ -~]*$/.test(one.username));
  const removed = has("list-keeps-removed") ? router.removed : [];
  const listed = [...removed, ...stored].filter((one) => !isUnlisted(one));
  const isAgain = ({ id }: Voucher) => router.removed.some((one) => one.id === id);
  const isFirst = ({ fullname }: Voucher, nth: number) =>
    listed.findIndex((one) => one.fullname === fullname) === nth;
  if (has("ids-used-again")) listed.push(...listed.filter(isAgain));
  const ofEach = has("list-lacks-fullname") ? listed.filter(isFirst) : listed;
  const shown = has("list-newest-alone") ? ofEach.slice(-6) : ofEach;
  const rows = shown.map((voucher) => listedVoucher(voucher, router));
  const newest = rows.at(-1);
  if (newest && has("list-repeats-username")) rows.push(newest);
  if (method === "GET" && has("list-get-lacks-newest")) rows.pop();
  if (method === "GET" && has("list-get-lacks-oldest")) rows.shift();
  const [oldest] = rows;
  if (method === "GET" && oldest && has("list-get-repeats-oldest")) rows.push(oldest);
  if (method === "GET" && has("list-get-lacks-limits")) {
    for (const row of rows) Object.assign(row, { download_limit: 0, upload_limit: 0 });
  }
  if (has("rows-reversed")) rows.reverse();
  const asObject = router.removed.length > 0 && has("list-object-after-removal");
  const name = has("list-under-data") ? "data" : "users";
  const answer = json({ [name]: asObject ? { ...rows } : rows });
  return has("list-after-php-warning") ? afterText(WARNING, answer) : answer;
}

const WARNING = "<br />\n<b>Warning</b>:  Undefined array key &quot;MAC&quot;<br />\n";

function listedVoucher(voucher: Voucher, { reads, has }: Router) {
  const { id, password, created_at, last_modified, valid_from, first_login, MAC } = voucher;
  const md5 = () => createHash("md5").update(password).digest("hex");
  const limit = (value: number) => {
    if (has("limits-listed-as-strings")) return String(value);
    if (has("limits-listed-in-kilobytes")) return value * 1024;
    return value === 0 && has("unlimited-listed-as-null") ? null : value;
  };
  const row = {
    ...voucher,
    id: has("list-ids-change") ? id + reads : id,
    password: has("list-hashes-password") ? md5() : password,
    created_at: listedTime(created_at, reads, has),
    last_modified: modifiedOf(last_modified, has),
    first_login: has("list-never-used-as-empty") ? (first_login ?? "") : first_login,
    valid_from: has("list-valid-from-shifted") ? later(valid_from) : valid_from,
    MAC: has("list-lacks-mac") ? undefined : MAC,
    download_limit: limit(voucher.download_limit),
    upload_limit: limit(voucher.upload_limit),
  };
  if (!has("list-says-passcode")) return row;
  const renamed = (name: string) => (name === "password" ? "passcode" : name);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [renamed(name), value]));
}

function modifiedOf(modified: string, has: Has): string {
  if (has("list-modified-now")) return timeText(Date.now());
  return has("list-modified-later") ? later(modified, 30)! : modified;
}

function listedTime(created: string, reads: number, has: Has): string {
  if (has("list-created-at-1970")) return "1970-01-01 00:00:00";
  if (has("list-created-at-moves")) return timeText(momentOf(created) + reads * 1000);
  return has("list-created-at-iso") ? `${created.replace(" ", "T")}Z` : created;
}

function later(text: string | null, hours = 1): string | null {
  return text && timeText(momentOf(text) + hours * AN_HOUR);
}
