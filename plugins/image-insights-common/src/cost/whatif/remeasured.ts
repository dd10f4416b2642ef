import { streamBytes } from '../bytes';
import { MeasuredStream } from '../estimate/measuredStreams';
import { CostStream } from '../schema';

/** Measures those streams again that a change makes others of. */
export function remeasured(
  streams: MeasuredStream[],
  change: (stream: CostStream) => CostStream,
): MeasuredStream[] {
  return streams.map(measured => {
    const stream = change(measured.stream);
    return stream === measured.stream
      ? measured
      : { stream, bytes: streamBytes(stream) };
  });
}

/** The stream with another setting, chosen by who asks what if. */
export function chosen(
  stream: CostStream,
  settings: Partial<CostStream['settings']>,
): CostStream {
  return { ...stream, settings: { ...stream.settings, ...settings } };
}
