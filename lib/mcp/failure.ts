/** Why a server could not be asked, or its answer not be taken. */
export type FailureCode =
  | 'bad-address'
  | 'refused-address'
  | 'refused-redirect'
  | 'too-large'
  | 'too-slow'
  | 'too-many'
  | 'unreachable'
  | 'closed'
  | 'needs-token'
  | 'not-mcp'
  | 'endless'
  | 'unfit';

/** Its message may be shown: it is written here, and holds nothing that was sent or answered but addresses. */
export class McpFailure extends Error {
  override name = 'McpFailure';

  constructor(
    readonly code: FailureCode,
    message: string,
  ) {
    super(message);
  }
}
