/**
 * A `Request` for descriptions that tell operations of one path apart by a fragment
 * (`/#create_voucher`): the fragment is taken off, and the query that openapi-fetch
 * has put behind it becomes the URL's own. Pass it to openapi-fetch as `Request`.
 */
export class OneEndpointRequest extends Request {
  constructor(input: string | URL | Request, init?: RequestInit) {
    super(typeof input === "string" ? withoutFragment(input) : input, init);
  }
}

/** `http://router/api/#create_voucher?action=x` becomes `http://router/api/?action=x`. */
export function withoutFragment(address: string): string {
  const [path = "", fragment = ""] = address.split("#", 2);
  const query = fragment.indexOf("?");
  return query === -1 ? path : path + fragment.slice(query);
}
