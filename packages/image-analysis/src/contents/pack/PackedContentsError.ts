/**
 * Packed layer contents that cannot be unpacked: `damaged`, or written in a
 * form that this version does not know. Either way the layer is to be read
 * again.
 *
 * @public
 */
export class PackedContentsError extends Error {
  readonly code: 'damaged' | 'unknown-form';
  readonly remedy = 'Read the layer again and keep the new contents.';

  constructor(code: 'damaged' | 'unknown-form', message: string) {
    super(message);
    this.name = 'PackedContentsError';
    this.code = code;
  }
}
