import { BaseRecord, DemoImage } from '../images';

/** What is pushed to a repository, oldest first; a tag may move. */
export type Push =
  | { kind: 'image'; tags: string[]; image: DemoImage }
  | {
      kind: 'index';
      tags: string[];
      images: DemoImage[];
      /** Adds a provenance attestation (`mode=max`) for each image. */
      provenance?: Provenance;
    }
  | { kind: 'chart'; tags: string[]; chart: HelmChart }
  /** A signature of what the tag points to at that time. */
  | { kind: 'signature'; ofTag: string };

/** What a build records of itself. */
export interface Provenance {
  dockerfile: string;
  base: BaseRecord;
  revision: string;
  source: string;
}

/** A Helm chart, which lives in a registry without being an image. */
export interface HelmChart {
  name: string;
  version: string;
  appVersion: string;
  description: string;
}

/** Everything that a repository of the demo's registry is told to hold. */
export interface Story {
  repository: string;
  pushes: Push[];
}
