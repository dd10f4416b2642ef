import {
  Judgement,
  LockfileFacts,
  ContentsSummary as AnalysedContents,
} from '@image-insights/image-analysis';
import {
  ContentsState,
  CostGain,
  contentsStateSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { claimOne } from './claimOne';
import {
  CHUNK,
  chunksOf,
  databaseMillis,
  optional,
  readInteger,
} from './columns';
import { readGains } from './readGains';

/** An image that this process is to judge now. */
export interface ClaimedImage {
  digest: string;
  /** Of the queue's row: raised by every new reason to judge. */
  revision: number;
  attempts: number;
}

/** What was judged of an image. */
export interface StoredJudgement {
  imageDigest: string;
  judgement: Judgement;
  /** Where contents of at least one layer were read. */
  contents?: AnalysedContents;
  contentsState: ContentsState;
  /** Names all evidence that may change. */
  inputs: string;
  judgedAt: string;
}

/** Why a judgement may have to be renewed. */
export interface JudgementKey {
  ruleSet: string;
  inputs: string;
  hasLockfiles: boolean;
}

export interface JudgementStore {
  /** Has images judged (again), however often they were. */
  enqueue(images: { digest: string; rank: number }[]): Promise<void>;
  /** Has those judged again that other rules judged. */
  enqueueOtherRuleSets(ruleSet: string): Promise<void>;
  claim(options: {
    ticket: string;
    durationMillis: number;
  }): Promise<ClaimedImage | undefined>;
  /** False where the lease was lost; nothing is written then. */
  save(options: {
    ticket: string;
    revision: number;
    judgement: StoredJudgement;
  }): Promise<boolean>;
  /** To be tried again then, or never where no time is given. */
  fail(options: {
    digest: string;
    ticket: string;
    retryAfterMillis?: number;
  }): Promise<void>;
  giveBack(options: { digest: string; ticket: string }): Promise<void>;
  get(imageDigest: string): Promise<StoredJudgement | undefined>;
  keys(imageDigests: string[]): Promise<Map<string, JudgementKey>>;
  lockfiles(imageDigests: string[]): Promise<Map<string, LockfileFacts[]>>;
  /** When an image was judged last, of all. */
  latest(): Promise<string | undefined>;
  /** Digests of the images that were judged at a time or since. */
  judgedSince(time: string): Promise<string[]>;
  /** How many they are. */
  judgedCount(time: string): Promise<number>;
  /**
   * Findings that make pulls smaller, by image, largest first; none of verdicts
   * that do not tell in which layers, until they are renewed.
   */
  gains(imageDigests: string[]): Promise<Map<string, CostGain[]>>;
}

interface JudgementRow {
  image_digest: string;
  rule_set: string;
  inputs: string;
  contents_state: string;
  contents_reason: string | null;
  judgement: string;
  summary: string | null;
  judged_at: string;
}

const lockfilesSchema = z.array(
  z.object({ path: z.string(), hash: z.string() }),
);

export class DatabaseJudgementStore implements JudgementStore {
  constructor(private readonly knex: Knex) {}

  async enqueue(images: { digest: string; rank: number }[]): Promise<void> {
    const distinct = new Map(images.map(image => [image.digest, image]));
    for (const chunk of chunksOf([...distinct.values()], 100)) {
      await this.knex('judging_queue')
        .insert(
          chunk.map(({ digest, rank }) => ({
            image_digest: digest,
            rank,
            revision: 1,
          })),
        )
        .onConflict('image_digest')
        .merge({
          revision: this.knex.raw('judging_queue.revision + 1'),
          attempts: 0,
          next_attempt_millis: 0,
        });
    }
  }

  async enqueueOtherRuleSets(ruleSet: string): Promise<void> {
    await this.knex(
      this.knex.raw('?? (??, ??, ??)', [
        'judging_queue',
        'image_digest',
        'rank',
        'revision',
      ]),
    )
      .insert(
        this.knex('image_judgements')
          .whereNot({ rule_set: ruleSet })
          .select('image_digest', this.knex.raw('1000'), this.knex.raw('1')),
      )
      .onConflict('image_digest')
      .ignore();
  }

  async claim(options: {
    ticket: string;
    durationMillis: number;
  }): Promise<ClaimedImage | undefined> {
    const { ticket, durationMillis } = options;
    const now = databaseMillis(this.knex);
    const digest = await claimOne({
      knex: this.knex,
      table: 'judging_queue',
      key: 'image_digest',
      isDue: query =>
        query
          .where('next_attempt_millis', '<=', now)
          .where(free =>
            free.whereNull('ticket').orWhere('until_millis', '<=', now),
          ),
      orderBy: ['rank', 'image_digest'],
      changes: {
        ticket,
        until_millis: this.knex.raw('? + ?', [now, durationMillis]),
        attempts: this.knex.raw('attempts + 1'),
      },
    });
    if (digest === undefined) {
      return undefined;
    }
    const row: { revision: number; attempts: number } | undefined =
      await this.knex('judging_queue')
        .where({ image_digest: digest, ticket })
        .first('revision', 'attempts');
    return row && { digest, ...row };
  }

  async save(options: {
    ticket: string;
    revision: number;
    judgement: StoredJudgement;
  }): Promise<boolean> {
    const { ticket, revision, judgement } = options;
    const digest = judgement.imageDigest;
    const row = rowOf(judgement);
    const findings = judgement.judgement.findings.map((finding, position) => ({
      image_digest: digest,
      position,
      rule: finding.rule,
      finding: finding.id,
      family: finding.family,
      severity: finding.severity,
      gain_compressed_bytes: finding.gain?.distinctCompressedBytes ?? 0,
      title: finding.title,
      is_estimate: finding.gain?.isEstimate ?? null,
      gain_layers: finding.gain?.layers
        ? JSON.stringify(finding.gain.layers)
        : null,
    }));
    return this.knex.transaction(async transaction => {
      // A reason that came meanwhile keeps the image in the queue.
      const done = await transaction('judging_queue')
        .where({ image_digest: digest, ticket, revision })
        .delete();
      const held =
        done === 1 ||
        (await transaction('judging_queue')
          .where({ image_digest: digest, ticket })
          .update({ ticket: null, until_millis: null })) === 1;
      if (!held) {
        return false;
      }
      await transaction('image_judgements')
        .insert(row)
        .onConflict('image_digest')
        .merge();
      await transaction('findings').where({ image_digest: digest }).delete();
      for (const chunk of chunksOf(findings, 100)) {
        await transaction('findings').insert(chunk);
      }
      const { contents } = judgement;
      if (contents?.uncompressedBytes !== undefined) {
        await transaction('images')
          .where({ digest })
          .update({ uncompressed_bytes: contents.uncompressedBytes });
      }
      return true;
    });
  }

  async fail(options: {
    digest: string;
    ticket: string;
    retryAfterMillis?: number;
  }): Promise<void> {
    const { digest, ticket, retryAfterMillis } = options;
    const row = this.knex('judging_queue').where({
      image_digest: digest,
      ticket,
    });
    if (retryAfterMillis === undefined) {
      await row.delete();
      return;
    }
    await row.update({
      ticket: null,
      until_millis: null,
      next_attempt_millis: this.knex.raw('? + ?', [
        databaseMillis(this.knex),
        retryAfterMillis,
      ]),
    });
  }

  async giveBack(options: { digest: string; ticket: string }): Promise<void> {
    await this.knex('judging_queue')
      .where({ image_digest: options.digest, ticket: options.ticket })
      .update({
        ticket: null,
        until_millis: null,
        attempts: this.knex.raw('attempts - 1'),
      });
  }

  async get(imageDigest: string): Promise<StoredJudgement | undefined> {
    const row: JudgementRow | undefined = await this.knex('image_judgements')
      .where({ image_digest: imageDigest })
      .first();
    return (
      row && {
        imageDigest,
        judgement: readJudgement(row.judgement),
        contents: row.summary ? readContents(row.summary) : undefined,
        contentsState: contentsStateSchema.parse({
          state: row.contents_state,
          reason: optional(row.contents_reason),
        }),
        inputs: row.inputs,
        judgedAt: row.judged_at,
      }
    );
  }

  async keys(imageDigests: string[]): Promise<Map<string, JudgementKey>> {
    const found = new Map<string, JudgementKey>();
    for (const chunk of chunksOf([...new Set(imageDigests)], CHUNK)) {
      const rows: {
        image_digest: string;
        rule_set: string;
        inputs: string;
        lockfiles: string | null;
      }[] = await this.knex('image_judgements')
        .whereIn('image_digest', chunk)
        .select('image_digest', 'rule_set', 'inputs', 'lockfiles');
      rows.forEach(row =>
        found.set(row.image_digest, {
          ruleSet: row.rule_set,
          inputs: row.inputs,
          hasLockfiles: row.lockfiles !== null,
        }),
      );
    }
    return found;
  }

  async lockfiles(
    imageDigests: string[],
  ): Promise<Map<string, LockfileFacts[]>> {
    const found = new Map<string, LockfileFacts[]>();
    for (const chunk of chunksOf([...new Set(imageDigests)], CHUNK)) {
      const rows: { image_digest: string; lockfiles: string }[] =
        await this.knex('image_judgements')
          .whereIn('image_digest', chunk)
          .whereNotNull('lockfiles')
          .select('image_digest', 'lockfiles');
      rows.forEach(row =>
        found.set(
          row.image_digest,
          lockfilesSchema.parse(JSON.parse(row.lockfiles)),
        ),
      );
    }
    return found;
  }

  async latest(): Promise<string | undefined> {
    const row = await this.knex('image_judgements')
      .max({ latest: 'judged_at' })
      .first();
    return optional(row?.latest);
  }

  async judgedSince(time: string): Promise<string[]> {
    const rows: { image_digest: string }[] = await this.knex('image_judgements')
      .where('judged_at', '>=', time)
      .select('image_digest');
    return rows.map(row => row.image_digest);
  }

  async judgedCount(time: string): Promise<number> {
    const row = await this.knex('image_judgements')
      .where('judged_at', '>=', time)
      .count({ all: '*' })
      .first();
    return readInteger(row?.all ?? 0);
  }

  gains(imageDigests: string[]): Promise<Map<string, CostGain[]>> {
    return readGains(this.knex, imageDigests);
  }
}

function rowOf(stored: StoredJudgement) {
  const { judgement, contents, contentsState } = stored;
  const { score } = judgement;
  return {
    image_digest: stored.imageDigest,
    rule_set: judgement.ruleSet,
    inputs: stored.inputs,
    points: score.points,
    up_to: score.upTo,
    grade: score.grade,
    evidence: score.evidence,
    wasted_bytes: contents?.wastedBytes ?? null,
    gain_compressed_bytes: judgement.gainCompressedBytes,
    finding_count: judgement.findings.length,
    contents_state: contentsState.state,
    contents_reason: contentsState.reason ?? null,
    judgement: JSON.stringify(judgement),
    summary: contents ? JSON.stringify(contents) : null,
    lockfiles: contents?.isComplete ? JSON.stringify(contents.lockfiles) : null,
    judged_at: stored.judgedAt,
  };
}

/** Only {@link rowOf} writes these columns, from the same types. */
function readJudgement(text: string): Judgement {
  return JSON.parse(text);
}

function readContents(text: string): AnalysedContents {
  return JSON.parse(text);
}
