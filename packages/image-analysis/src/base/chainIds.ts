import { createHash } from 'node:crypto';

/**
 * Chain IDs of all prefixes of a list of diff IDs, shortest first; the last one
 * is that of the whole list. Two images whose chain IDs at a position are equal
 * hold the same layers up to there, however those were compressed.
 *
 * `ChainID(L0) = DiffID(L0)`,
 * `ChainID(L0|…|Ln) = sha256(ChainID(L0|…|Ln-1) + " " + DiffID(Ln))`
 * (OCI image specification, "Layer ChainID").
 * @public
 */
export function chainIds(diffIds: readonly string[]): string[] {
  const chain: string[] = [];
  let below: string | undefined;
  for (const diffId of diffIds) {
    const id: string =
      below === undefined
        ? diffId
        : `sha256:${createHash('sha256')
            .update(`${below} ${diffId}`)
            .digest('hex')}`;
    chain.push(id);
    below = id;
  }
  return chain;
}

/**
 * Chain ID of a whole image: the key under which it can be found as the base
 * of others. Absent where the config lists no layers.
 * @public
 */
export function imageChainId(diffIds: readonly string[]): string | undefined {
  return chainIds(diffIds).at(-1);
}
