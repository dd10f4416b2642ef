import {
  CostSettings,
  CostSummary,
  SavingGroup,
  SavingItem,
} from '@image-insights/backstage-plugin-image-insights-common';

/** Raised whenever the same data would give other figures, or in another form. */
export const FIGURES_FORM = 3;

/** What the tags of repositories on one host keep. */
export interface StoredFigures {
  registryHost: string;
  /** Those that decide about the price of storage. */
  settings: Pick<CostSettings, 'path' | 'region' | 'gigabyte'>;
  bytes: number;
}

/** A layer, by the beginnings of its digests. */
export interface PoolLayer {
  digest: string;
  chainId?: string;
  compressedBytes: number;
}

/** An image that a service runs, for what nodes hold for several services. */
export interface PoolFigures {
  layers: PoolLayer[];
  baseLayerCount: number;
  /** Where it is known: `debian:12-slim`. */
  baseName?: string;
  /** Pulls of one deployment by nodes; 0 where tasks pull, or an import. */
  pulls: number;
  settings: Pick<
    CostSettings,
    'nodes' | 'instances' | 'nodeBandwidth' | 'reuse'
  >;
}

/**
 * One service, as the figures of all are made of: bytes and settings. What
 * they cost together depends on which services are asked for, since price tiers
 * run over their sum.
 */
export interface ServiceFigures {
  /** By itself, as the first in its price tiers. */
  summary: CostSummary;
  /** Download of a typical pull. */
  secondsPerNode: number;
  /** Bytes of a month, by what they are billed by. */
  groups: SavingGroup[];
  stored: StoredFigures[];
  /** What it could do, for plans. */
  items: SavingItem[];
  pool: PoolFigures[];
}
