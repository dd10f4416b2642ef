/**
 * Why the contents of a layer could not be read. A small closed set, so that a
 * caller can decide without reading messages.
 *
 * - `too-large`: the tar is longer than {@link LayerLimits.uncompressedBytes}
 * - `bomb`: it expands more than any honest layer does
 * - `too-many-entries`: more headers than {@link LayerLimits.entries}
 * - `header-too-large`: an extended header or long name beyond its bound
 * - `unsupported-compression`: compressed by something that is not read here
 * - `not-a-tar`: what came out is no tar at all
 * - `damaged`: the tar or its compression breaks its own rules on the way
 * - `truncated`: it ends in the middle
 * - `out-of-memory`: the reader's memory did not suffice
 * - `reader-failed`: the reader ended for another reason
 * - `closed`: the pool of readers was closed meanwhile
 *
 * @public
 */
export type LayerContentsErrorCode =
  | 'too-large'
  | 'bomb'
  | 'too-many-entries'
  | 'header-too-large'
  | 'unsupported-compression'
  | 'not-a-tar'
  | 'damaged'
  | 'truncated'
  | 'out-of-memory'
  | 'reader-failed'
  | 'closed';

/** @public */
export interface LayerContentsErrorOptions {
  code: LayerContentsErrorCode;
  /** What happened: names the layer and the rule it broke. */
  message: string;
  /** What a person can do about it. */
  remedy: string;
  /** Digest of the layer's blob. */
  digest: string;
  cause?: unknown;
}

/** Where a blob is as it is because somebody made it so, and would be again. */
const PASSING: ReadonlySet<LayerContentsErrorCode> = new Set([
  'out-of-memory',
  'reader-failed',
  'closed',
]);

/**
 * The only error that reading layer contents throws of its own; errors of the
 * blob's source and the reason of an aborted signal pass through as they are.
 *
 * @public
 */
export class LayerContentsError extends Error {
  readonly code: LayerContentsErrorCode;
  readonly remedy: string;
  readonly digest: string;

  constructor(options: LayerContentsErrorOptions) {
    super(
      options.message,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'LayerContentsError';
    this.code = options.code;
    this.remedy = options.remedy;
    this.digest = options.digest;
  }

  /**
   * True where the same bytes would fail again: no use to read this layer
   * another time.
   */
  get isPermanent(): boolean {
    return !PASSING.has(this.code);
  }
}
