import { CostLeg, CostSettings, NetworkPathId } from '../schema';

/** What else a path depends on, where it is known. @public */
export interface PathContext {
  /** Host of the registry: its region and its own price follow from it. */
  registryHost?: string;
  /** With `aws-ecr-pull-through`: the path from ECR to the nodes; default `aws-nat`. */
  through?: NetworkPathId;
}

/** Bytes that are billed on a path. @public */
export interface PathLeg {
  /** Id of the price. */
  price: string;
  applies: CostLeg['applies'];
  /** How often each byte is billed. */
  factor: number;
  /** Region of the price: that of the nodes where not said. */
  region?: string;
}

/** A thing that is paid by the hour or day. @public */
export interface PathFixed {
  /** Id of the price. */
  price: string;
  /**
   * What it is a part of: where two paths need the same thing, moving from one
   * to the other adds only the difference.
   */
  thing: 'nat' | 'endpoints' | 'node-addresses' | 'registry' | 'other';
  count: number;
  /** How `count` is found, in words: `2 × zones`. */
  formula: string;
}

/** The way that bytes take from a registry to a node, by what it costs. @public */
export interface NetworkPath {
  id: NetworkPathId;
  title: string;
  /** Whose prices it uses; `undefined` where that depends on the region. */
  provider: string | undefined;
  /** When the path is the right one, a sentence. */
  description: string;
  legs(settings: CostSettings, context?: PathContext): PathLeg[];
  fixed(settings: CostSettings, context?: PathContext): PathFixed[];
  /** Id of the price of storage; `undefined` where nothing is billed for it or it is not known. */
  storage(settings: CostSettings): string | undefined;
}
