import {
  ContentsState,
  Finding,
  contentsStateSchema,
  findingSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { z } from 'zod';
import {
  LARGE_CHUNK,
  chunksOf,
  optional,
  readInteger,
  whereOneOf,
} from './columns';

/** How an image was judged. */
export interface StoredVerdict {
  ruleSet: string;
  contentsState: ContentsState['state'];
}

/** A finding of an image, as lists tell of it. */
export interface StoredFinding
  extends Pick<Finding, 'id' | 'rule' | 'family' | 'severity'> {
  /** Absent in verdicts that were stored before it was. */
  title?: string;
  /** What no finding before it in the image claims already. */
  gainCompressedBytes: number;
  isEstimate: boolean;
  /**
   * In which layers that lies, 0 the bottom; empty where there is none or an
   * old verdict does not tell.
   */
  layers: { index: number; compressedBytes: number }[];
}

/** A rule that found something, and how grave it was. */
export type FoundRule = Pick<Finding, 'rule' | 'severity'>;

/** What was found in images, for many of them with few questions. */
export interface FindingStore {
  /** By image digest; images that were not judged are left out. */
  verdicts(imageDigests: string[]): Promise<Map<string, StoredVerdict>>;
  /** By image digest, in the order of the verdict. */
  findings(imageDigests: string[]): Promise<Map<string, StoredFinding[]>>;
  /** The same in short: each rule and severity once. */
  rules(imageDigests: string[]): Promise<Map<string, FoundRule[]>>;
  /** Those of the images that tags of more than one repository ever named. */
  inSeveralRepositories(imageDigests: string[]): Promise<Set<string>>;
}

const { family: familySchema, severity: severitySchema } = findingSchema.shape;
const layersSchema = z.array(
  z.object({ index: z.number(), compressedBytes: z.number() }),
);

export class DatabaseFindingStore implements FindingStore {
  constructor(private readonly knex: Knex) {}

  async verdicts(imageDigests: string[]): Promise<Map<string, StoredVerdict>> {
    const found = new Map<string, StoredVerdict>();
    for (const chunk of distinctChunks(imageDigests)) {
      const rows: {
        image_digest: string;
        rule_set: string;
        contents_state: string;
      }[] = await whereOneOf(
        this.knex('image_judgements'),
        'image_digest',
        chunk,
      ).select('image_digest', 'rule_set', 'contents_state');
      for (const row of rows) {
        found.set(row.image_digest, {
          ruleSet: row.rule_set,
          contentsState: contentsStateSchema.shape.state.parse(
            row.contents_state,
          ),
        });
      }
    }
    return found;
  }

  async findings(
    imageDigests: string[],
  ): Promise<Map<string, StoredFinding[]>> {
    const found = new Map<string, StoredFinding[]>();
    for (const chunk of distinctChunks(imageDigests)) {
      const rows: FindingRow[] = await whereOneOf(
        this.knex('findings'),
        'image_digest',
        chunk,
      )
        .orderBy(['image_digest', 'position'])
        .select(
          'image_digest',
          'finding',
          'rule',
          'family',
          'severity',
          'title',
          'gain_compressed_bytes',
          'is_estimate',
          'gain_layers',
        );
      for (const row of rows) {
        add(found, row.image_digest, readFinding(row));
      }
    }
    return found;
  }

  async rules(imageDigests: string[]): Promise<Map<string, FoundRule[]>> {
    const found = new Map<string, FoundRule[]>();
    for (const chunk of distinctChunks(imageDigests)) {
      const rows: { image_digest: string; rule: string; severity: string }[] =
        await whereOneOf(this.knex('findings'), 'image_digest', chunk).distinct(
          'image_digest',
          'rule',
          'severity',
        );
      for (const { image_digest: digest, rule, severity } of rows) {
        add(found, digest, { rule, severity: severitySchema.parse(severity) });
      }
    }
    return found;
  }

  async inSeveralRepositories(imageDigests: string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const chunk of distinctChunks(imageDigests)) {
      const rows: { image_digest: string }[] = await whereOneOf(
        this.knex('document_images').join(
          'tag_intervals',
          'tag_intervals.document_digest',
          'document_images.document_digest',
        ),
        'document_images.image_digest',
        chunk,
      )
        .groupBy('document_images.image_digest')
        .having(
          this.knex.raw('count(distinct tag_intervals.repository)'),
          '>',
          1,
        )
        .select('document_images.image_digest');
      rows.forEach(row => found.add(row.image_digest));
    }
    return found;
  }
}

interface FindingRow {
  image_digest: string;
  finding: string;
  rule: string;
  family: string;
  severity: string;
  title: string | null;
  gain_compressed_bytes: number | string;
  is_estimate: boolean | number | null;
  gain_layers: string | null;
}

function readFinding(row: FindingRow): StoredFinding {
  const gainCompressedBytes = readInteger(row.gain_compressed_bytes);
  return {
    id: row.finding,
    rule: row.rule,
    family: familySchema.parse(row.family),
    severity: severitySchema.parse(row.severity),
    title: optional(row.title),
    gainCompressedBytes,
    // Of old verdicts, nobody knows: the more careful answer.
    isEstimate: gainCompressedBytes > 0 && Boolean(row.is_estimate ?? true),
    layers:
      row.gain_layers === null
        ? []
        : layersSchema.parse(JSON.parse(row.gain_layers)),
  };
}

function distinctChunks(digests: string[]): string[][] {
  return chunksOf([...new Set(digests)], LARGE_CHUNK);
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) {
    list.push(item);
  } else {
    lists.set(key, [item]);
  }
}
