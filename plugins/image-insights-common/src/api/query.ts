import { z } from 'zod';

/** One or many values of a repeatable query parameter. */
export const repeatable = z
  .union([z.string().max(300), z.array(z.string().max(300)).max(50)])
  .transform(value => (Array.isArray(value) ? value : [value]))
  .optional();

/** Which page of a list is asked for. */
export const page = {
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(1000).optional(),
};

/** Of which services, as every list of the organisation can be cut. */
export const serviceFilter = {
  owner: repeatable,
  system: repeatable,
  lifecycle: repeatable,
  kind: repeatable,
  registry: repeatable,
  /** Part of the service's name or title. */
  q: z.string().max(200).optional(),
};

/** In which order. */
export const order = z.enum(['asc', 'desc']).default('desc');
