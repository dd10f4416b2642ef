import { Blob } from './RegistryContent';

/** What the registry answers, before it is written to a connection. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Absent where there is none, or where it is a blob. */
  body?: Uint8Array;
  blob?: { blob: Blob; first: number; last: number };
}
