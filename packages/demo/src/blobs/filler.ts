import { randomBytes } from './randomBytes';
import { Segment, zeros } from './segment';

const UNIT = 65_536;

/** Steps through the pool; prime, so that units rarely meet the same offset. */
const STRIDE = 1_299_709;

/**
 * Content that compresses to about `density` of its length: in each unit of
 * 64 KiB first bytes that nothing compresses, then zeros.
 */
export function* filler(options: {
  /** Which content; the same seed and length give the same bytes. */
  seed: number;
  bytes: number;
  /** Share of incompressible bytes, 0 to 1. */
  density: number;
}): Generator<Segment> {
  const { seed, bytes, density } = options;
  for (let done = 0; done < bytes; done += UNIT) {
    const unit = Math.min(UNIT, bytes - done);
    const dense = Math.min(Math.ceil(unit * density), UNIT - 1);
    const place = seed + (done / UNIT) * STRIDE;
    if (dense > 0) {
      yield { kind: 'bytes', bytes: randomBytes(place, dense) };
    }
    yield* zeros(unit - dense);
  }
}
