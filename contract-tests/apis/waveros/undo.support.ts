import type { Answer, Asked } from "../../sandbox/server.ts";

export function unlisted({ url, body }: Asked, answer: Answer): Answer {
  if (!`${url.search}${body}`.includes("get_voucher_users")) return answer;
  return { ...answer, status: 500, body: '{"message":"Server Error"}' };
}

/** A create of an earlier run that was written down before it was sent. */
export function journaled(address: string): Record<string, unknown> {
  return { kind: "voucher", place: "", address, mark: "ct-01234567", at: 1, isMarked: true };
}
