import { z } from 'zod';

const part = z.string().min(1).max(253);

/** Path parameters of `/entities/:kind/:namespace/:name`. */
export const entityParamsSchema = z.object({
  kind: part,
  namespace: part,
  name: part,
});
