import { delay, HttpHandler, HttpResponse, type DelayMode } from "msw";
import { isObject, type Answer } from "./answer.ts";

/** One documented answer: its status, its headers and its example. */
interface Described {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What handlers know of an operation; the generated table of an API holds one for each. */
export interface DescribedOperation {
  readonly methods: readonly string[];
  readonly path: string;
  /** Parameters of one value, which tell the operation from others at its URL. */
  readonly constants: Readonly<Record<string, string>>;
  /** The success is the first. */
  readonly variants: Readonly<Record<string, Described>>;
}

/** An answer as a method of the client gives it. */
type Arm = Pick<Answer<string, number, unknown>, "variant" | "status" | "body">;

/** How an answer differs from its example. */
export interface AnswerOptions<One extends Arm = Arm> {
  /** Fields to put in the place of the example's, or what makes a body of the example. */
  readonly body?:
    | Partial<One["body"]>
    | ((example: One["body"], request: Request) => One["body"] | Promise<One["body"]>);
  /** For a variant that has no status of its own. */
  readonly status?: One["status"];
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds, or a mode of MSW's `delay`: `infinite` never answers. */
  readonly delay?: number | DelayMode;
  /** Answers the first such request alone; the next handler answers the others. */
  readonly once?: boolean;
}

/** Every documented answer of a method of the client. */
type ArmsOf<Method> = Method extends (...given: never[]) => Promise<infer Result extends Arm>
  ? Exclude<Result, { readonly variant: "undocumented" }>
  : never;

/** A resolver as MSW's `http.get` takes it. */
export type Resolver = ConstructorParameters<typeof HttpHandler>[2];

/**
 * Makes a handler of one operation: it answers with a variant, by its name (default: the success), or
 * by a resolver of your own, such as `() => HttpResponse.error()`, for which only `once` counts.
 */
export interface HandlerOf<Arms extends Arm> {
  <Variant extends Arms["variant"]>(
    answer?: Variant | Resolver,
    options?: AnswerOptions<Extract<Arms, { readonly variant: Variant }>>,
  ): HttpHandler;
  /** The names of all variants, for a test of each. */
  readonly variants: readonly Arms["variant"][];
}

/** A function for each operation of `Methods` that makes a handler of it. */
export type Handlers<Methods> = {
  readonly [Name in keyof Methods]: HandlerOf<ArmsOf<Methods[Name]>>;
} & {
  /** Handlers of all operations, each answering with its success. */
  all(options?: Pick<AnswerOptions, "headers" | "delay">): HttpHandler[];
};

/** The functions for the operations of a table, at an installation or, with `*`, at any. */
export function handlersOf<Methods>(
  operations: Readonly<Record<string, DescribedOperation>>,
  baseUrl: string,
): Handlers<Methods> {
  const makers = Object.entries(operations).map(([name, operation]) => {
    const variants = Object.keys(operation.variants);
    const [success] = variants;
    const make = (answer: string | Resolver = success!, options: AnswerOptions = {}): HttpHandler =>
      new OperationHandler(
        baseUrl.replace(/\/$/, ""),
        operation,
        typeof answer === "string" ? resolverOf(name, operation, answer, options) : answer,
        options,
      );
    return [name, Object.assign(make, { variants })] as const;
  });
  return {
    ...Object.fromEntries(makers),
    all: (options?: AnswerOptions) => makers.map(([, make]) => make(undefined, options)),
  } as Handlers<Methods>;
}

/** Handles one operation alone: of others at its URL it leaves each to the next handler. */
class OperationHandler extends HttpHandler {
  readonly #constants: DescribedOperation["constants"];

  constructor(
    baseUrl: string,
    { methods, path, constants }: DescribedOperation,
    resolver: Resolver,
    { once = false }: AnswerOptions,
  ) {
    const url = baseUrl + path.replaceAll(/\{(\w+)\}/g, ":$1");
    super(new RegExp(`^(${methods.join("|")})$`), url, resolver, { once });
    this.#constants = constants;
  }

  // What an operation shares with others is told here and not in the resolver: by then MSW takes
  // a handler that answers once for used.
  override async parse(
    given: Parameters<HttpHandler["parse"]>[0],
  ): ReturnType<HttpHandler["parse"]> {
    const parsed = await super.parse(given);
    const matches = parsed.match.matches && (await this.#isAsked(given.request));
    return { ...parsed, match: { ...parsed.match, matches } };
  }

  async #isAsked(request: Request): Promise<boolean> {
    const constants = Object.entries(this.#constants);
    if (constants.length === 0) return true;
    const query = new URL(request.url).searchParams;
    const asked: unknown =
      request.method === "GET"
        ? Object.fromEntries(query)
        : await request
            .clone()
            .json()
            .catch(() => null);
    const parameters = Object(asked) as Record<string, unknown>;
    return constants.every(([name, value]) => parameters[name] === value);
  }
}

function resolverOf(
  operation: string,
  { variants }: DescribedOperation,
  variant: string,
  { body, status, headers, delay: pause }: AnswerOptions,
): Resolver {
  if (!Object.hasOwn(variants, variant)) {
    const known = Object.keys(variants).join(", ");
    throw new RangeError(`${operation} has no variant "${variant}"; it has ${known}`);
  }
  const described = variants[variant]!;
  return async ({ request }) => {
    if (pause !== undefined) await delay(pause);
    // A copy: a change of it changes this answer alone.
    const example: unknown = JSON.parse(JSON.stringify(described.body));
    const answered =
      typeof body === "function"
        ? await body(example, request)
        : isObject(body)
          ? { ...(example as object), ...body }
          : (body ?? example);
    return HttpResponse.json(answered as object, {
      status: status ?? described.status,
      headers: { ...described.headers, ...headers },
    });
  };
}
