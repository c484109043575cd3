/** A call of an operation as an API's reaches and rules write it: by parameters, not by bytes. */
export interface Call {
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Of a fleeting state: whether it is still so after another answer has come. */
  readonly isStillSo?: () => Promise<boolean>;
}

/** A call with its credentials, before it is put on the wire. */
export interface Prepared {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly persona?: string | undefined;
}
