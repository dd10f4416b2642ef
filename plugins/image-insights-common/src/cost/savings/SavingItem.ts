import { z } from 'zod';
import { costScenarioSchema } from '../schema';

/**
 * Numbers of one proposal by the state that its service is in, so that no
 * other proposal has to be calculated again once one is taken: `[0]` as it is
 * today, `[1]` with nodes that keep images, `[2]` with a better layer order,
 * `[3]` with both. Of a service to which neither applies there is only `[0]`.
 */
const byState = z.array(z.number()).min(1).max(4);

/**
 * Something that a service could do, in numbers that a plan over many services
 * is made of. Bytes are per month and compressed; not rounded.
 * @public
 */
export const savingItemSchema = z.object({
  /** Distinct in its service: `finding:pip-cache`, `layer-order`. */
  id: z.string(),
  kind: z.enum(['finding', 'layer-order', 'keep-images', 'recompress']),
  /** The service; absent where there is only one. */
  entityRef: z.string().optional(),
  /** Of findings: which image they were found in. */
  repository: z.string().optional(),
  digest: z.string().optional(),
  tag: z.string().optional(),
  /** Title of the finding. */
  subject: z.string().optional(),
  confidence: costScenarioSchema.shape.confidence,
  /** By group of bytes that are billed alike: see `SavingGroup`. */
  parts: z.array(
    z.object({
      /** Key of the group. */
      group: z.string(),
      /** Bytes of layers and configs that are moved less, by state. */
      blob: byState,
      /** Bytes of manifests and indexes that are moved less, by state; absent: 0. */
      api: byState.optional(),
      /** Bytes that are stored less; absent: 0. */
      storedBytes: z.number().nonnegative().optional(),
    }),
  ),
  /** Seconds of download less per node and rollout, times rollouts of a month; by state. */
  seconds: byState,
});
/** See {@link savingItemSchema}. @public */
export type SavingItem = z.infer<typeof savingItemSchema>;
