/**
 * Closes a blob's source that is not read to its end. Not waited for: a source
 * that hangs would hang here as well. A Node stream of which nothing was read
 * yet does not notice that its iterator is closed; it is destroyed.
 */
export function closeSource(
  blob: AsyncIterable<Uint8Array>,
  iterator?: AsyncIterator<Uint8Array>,
): void {
  if ('destroy' in blob && typeof blob.destroy === 'function') {
    blob.destroy();
    return;
  }
  const closing = (iterator ?? blob[Symbol.asyncIterator]()).return?.();
  closing?.catch(() => undefined);
}
