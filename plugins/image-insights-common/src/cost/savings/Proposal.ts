import { Saving } from '../schema';
import { Worth } from './Worth';

/** Something that a plan may take, once. */
export interface Proposal {
  /** Distinct in the plan; decides between proposals of equal worth. */
  readonly key: string;
  /** What a row says of it besides its worth. */
  readonly row: Omit<Saving, 'marginal' | 'alone'>;
  readonly isTaken: boolean;
  /** True where it rests on a general figure. */
  readonly isAssumed: boolean;
  /** What it adds to what was taken so far. */
  worth(): Worth;
  take(): void;
  /** Others that may have become worth more by taking it. */
  enables(): readonly Proposal[];
}
