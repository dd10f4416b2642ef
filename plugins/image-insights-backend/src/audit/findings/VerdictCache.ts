import { LayerPull } from '../../cost/pulls/ImagePull';
import { Stores } from '../../database/Stores';
import { CurrentPulls } from '../../service/CurrentPulls';
import {
  FoundRule,
  StoredFinding,
  StoredVerdict,
} from '../../database/FindingStore';

/** By so much a verdict's time may be before that at which it can be read. */
const LATE_MILLIS = 2 * 60_000;

/** Bytes of a layer that a finding would take away, that no other one does. */
export interface LayerGain {
  /** Of the layer. */
  digest: string;
  compressedBytes: number;
}

/** A finding with the layers that it concerns. */
export interface JudgedFinding extends StoredFinding {
  /** Empty where no layer is told: the whole gain is the image's. */
  gains: LayerGain[];
}

/** All that was found in an image. */
export interface ImageVerdict extends StoredVerdict {
  findings: JudgedFinding[];
}

/** What was found in an image of former times, in short. */
export interface FormerVerdict extends StoredVerdict {
  rules: FoundRule[];
}

/** Verdicts about the images of all services. */
export interface Verdicts {
  /** By digest; images that were not judged are left out. */
  current: ReadonlyMap<string, ImageVerdict>;
  former: ReadonlyMap<string, FormerVerdict>;
}

/**
 * What was judged of images, kept in memory: of tens of thousands of findings,
 * only those of verdicts that are new are read again.
 */
export class VerdictCache {
  private current = new Map<string, ImageVerdict>();
  private former = new Map<string, FormerVerdict>();
  private knownUntil?: string;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly options: {
      stores: Pick<Stores, 'findings' | 'judgements'>;
      pulls: Pick<CurrentPulls, 'of'>;
    },
  ) {}

  /**
   * @param images.current - digests of which everything is wanted
   * @param images.former - digests of which the rules are
   */
  of(images: { current: string[]; former: string[] }): Promise<Verdicts> {
    // One after the other: each begins with what the one before has read.
    const verdicts = this.last
      .catch(() => undefined)
      .then(() => this.read(images));
    this.last = verdicts;
    return verdicts;
  }

  private async read(images: {
    current: string[];
    former: string[];
  }): Promise<Verdicts> {
    const { judgements } = this.options.stores;
    const latest = await judgements.latest();
    const changed = new Set(
      this.knownUntil === undefined
        ? []
        : await judgements.judgedSince(this.knownUntil),
    );
    const isNew = (known: Map<string, unknown>) => (digest: string) =>
      !known.has(digest) || changed.has(digest);
    const current = await this.readCurrent(
      images.current.filter(isNew(this.current)),
      images.current,
    );
    const former = await this.readFormer(
      images.former.filter(isNew(this.former)),
    );
    this.current = merged(images.current, current, this.current, changed);
    this.former = merged(images.former, former, this.former, changed);
    this.knownUntil =
      latest && new Date(Date.parse(latest) - LATE_MILLIS).toISOString();
    return { current: this.current, former: this.former };
  }

  private async readCurrent(
    digests: string[],
    all: readonly string[],
  ): Promise<Map<string, ImageVerdict>> {
    const { stores, pulls: kept } = this.options;
    const { findings: store } = stores;
    const verdicts = await store.verdicts(digests);
    const judged = [...verdicts.keys()];
    const findings = await store.findings(judged);
    const pulls = await kept.of(
      judged.filter(digest =>
        findings.get(digest)?.some(({ layers }) => layers.length > 0),
      ),
      () => new Set(all),
    );
    return new Map(
      [...verdicts].map(([digest, verdict]) => [
        digest,
        {
          ...verdict,
          findings: withLayers(
            findings.get(digest) ?? [],
            pulls.get(digest)?.layers ?? [],
          ),
        },
      ]),
    );
  }

  private async readFormer(
    digests: string[],
  ): Promise<Map<string, FormerVerdict>> {
    const { findings: store } = this.options.stores;
    const verdicts = await store.verdicts(digests);
    const rules = await store.rules([...verdicts.keys()]);
    return new Map(
      [...verdicts].map(([digest, verdict]) => [
        digest,
        { ...verdict, rules: rules.get(digest) ?? [] },
      ]),
    );
  }
}

/** Findings of one image: together they take no more off a layer than it has. */
function withLayers(
  findings: readonly StoredFinding[],
  layers: readonly LayerPull[],
): JudgedFinding[] {
  const left = new Map(
    layers.map(({ digest, compressedBytes }) => [digest, compressedBytes]),
  );
  return findings.map(finding => ({
    ...finding,
    gains: finding.layers.flatMap(({ index, compressedBytes }) => {
      const layer = layers.at(index);
      if (!layer) {
        return [];
      }
      const { digest } = layer;
      const most = left.get(digest) ?? 0;
      const taken = Math.min(most, compressedBytes);
      left.set(digest, most - taken);
      return [{ digest, compressedBytes: taken }];
    }),
  }));
}

/** Of the wanted images only: what was read now before what was known. */
function merged<T>(
  digests: string[],
  read: Map<string, T>,
  known: Map<string, T>,
  changed: Set<string>,
): Map<string, T> {
  const all = new Map<string, T>();
  for (const digest of digests) {
    const verdict =
      read.get(digest) ?? (changed.has(digest) ? undefined : known.get(digest));
    if (verdict !== undefined) {
      all.set(digest, verdict);
    }
  }
  return all;
}
