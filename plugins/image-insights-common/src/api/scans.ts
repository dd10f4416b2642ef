import { z } from 'zod';
import { scanActorSchema, scanCauseSchema } from './audit';
import { scanSchema } from './schema';

/** Answer of `POST /scans`. @public */
export const startedScanSchema = scanSchema.extend({
  /**
   * False where the scan was not begun by this call: another one that covers
   * what was asked for is still running, or ended so recently that nothing
   * would be gained by asking the registry again.
   */
  isNew: z.boolean().optional(),
});
/** See {@link startedScanSchema}. @public */
export type StartedScan = z.infer<typeof startedScanSchema>;

/** Answer of `GET /scans/{id}`: its failures with their kind. @public */
export const scanDetailsSchema = scanSchema.extend({
  failures: z.array(
    scanSchema.shape.failures.element.extend({
      cause: scanCauseSchema.optional(),
      actor: scanActorSchema.optional(),
    }),
  ),
});
/** See {@link scanDetailsSchema}. @public */
export type ScanDetails = z.infer<typeof scanDetailsSchema>;

/**
 * Where scans are told of while they run, in portals that have signals: at
 * their start and end, and about once a second in between. Everybody may
 * listen, so that a message says which scan it is about and nothing of what it
 * found: that is asked for with `GET /scans/{id}`, which looks at permissions.
 * @public
 */
export const scanSignalChannel = 'image-insights:scans';

/**
 * A message on {@link scanSignalChannel}.
 * @public
 */
export type ScanSignal = {
  scanId: string;
};
