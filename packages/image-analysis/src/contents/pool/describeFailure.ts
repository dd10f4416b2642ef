import { LayerContentsError } from '../LayerContentsError';

/** Says why a thread that was reading a layer is no more. */
export function describeFailure(
  failure: unknown,
  digest: string,
  isClosing: boolean,
): LayerContentsError {
  const code =
    typeof failure === 'object' && failure !== null && 'code' in failure
      ? failure.code
      : undefined;
  const what = `The contents of the layer ${digest} cannot be read`;
  if (isClosing) {
    return new LayerContentsError({
      code: 'closed',
      message: `${what}: the readers were closed meanwhile`,
      remedy: 'It is read again the next time.',
      digest,
    });
  }
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new LayerContentsError({
      code: 'out-of-memory',
      message: `${what}: it has so many files that the reading thread's memory did not suffice`,
      remedy: 'Give the reading threads more memory.',
      digest,
    });
  }
  return new LayerContentsError({
    code: 'reader-failed',
    message: `${what}: ${
      failure instanceof Error ? failure.message : 'the thread failed'
    }`,
    remedy: 'It is read again the next time.',
    digest,
    cause: failure,
  });
}
