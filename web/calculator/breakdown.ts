// Why the engine is not there, or not there any more. The reason is for the
// page, which has a sentence for each; the detail is for who reads a report.

export type Reason =
  /** The module could not be fetched. */
  | "download"
  /** What came is not what was built. */
  | "corrupt"
  /** The Worker's script did not load. */
  | "worker"
  /** It was not ready in time. */
  | "slow"
  /** It stopped with an error. */
  | "trap"
  /** It gave no answer in time. */
  | "hang";

export class Breakdown extends Error {
  constructor(
    readonly reason: Reason,
    detail: string,
  ) {
    super(detail);
    this.name = "Breakdown";
  }

  /** An error as it is, where it is a breakdown already; else one for that reason. */
  static from(error: unknown, reason: Reason): Breakdown {
    return error instanceof Breakdown ? error : new Breakdown(reason, String(error));
  }
}
