import {
  Problem,
  problemSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import {
  CHUNK,
  chunksOf,
  databaseMillis,
  optional,
  readInteger,
  readOptionalInteger,
} from './columns';
import { claimOne } from './claimOne';
import { ContentsTraffic } from './ContentsTraffic';

/** How far the reading of a layer is. `empty`: there is nothing in it. */
export type LayerState =
  | 'waiting'
  | 'reading'
  | 'read'
  | 'failed'
  | 'skipped'
  | 'empty';

/** A layer that is to be known, or that is known without reading it. */
export interface WantedLayer {
  digest: string;
  /** 0 for layers of newest releases, 1 for the releases before, … */
  rank: number;
  state: 'waiting' | 'skipped' | 'empty';
  /** Why it is skipped. */
  problem?: Problem;
}

/** A layer that this process is to read now. */
export interface ClaimedLayer {
  digest: string;
  mediaType: string;
  compressedBytes: number;
  /** How often reading it was begun, this time included. */
  attempts: number;
  /** `host/name`, those first whose tags point to it now. */
  repositories: string[];
}

/** What is known of a layer of an image. */
export interface StoredLayer {
  position: number;
  digest: string;
  /** Absent where nobody wants its contents. */
  state?: LayerState;
  problem?: Problem;
  uncompressedBytes?: number;
}

/** What came out of a layer. */
export interface ReadLayer {
  form: number;
  packed: Uint8Array;
  uncompressedBytes: number;
  /** Equal for layers that hold the same files. */
  contentKey?: string;
}

interface Lease {
  digest: string;
  ticket: string;
}

export interface ContentsStore {
  /** Notes what is wanted; what is known or under way stays as it is. */
  want(layers: WantedLayer[]): Promise<void>;
  /** Takes the next layer, if one is due and the hour's bytes are not spent. */
  claim(options: {
    ticket: string;
    durationMillis: number;
    bytesPerHour?: number;
  }): Promise<ClaimedLayer | undefined>;
  /** False where the lease was lost: stop, and write nothing. */
  renew(lease: Lease & { durationMillis: number }): Promise<boolean>;
  /** False where the lease was lost; nothing is written then. */
  saveRead(lease: Lease & { layer: ReadLayer; at: string }): Promise<boolean>;
  /** For good, to be tried again, or left out by the configuration. */
  saveFailure(
    lease: Lease & {
      problem: Problem;
      retryAfterMillis?: number;
      isSkipped?: boolean;
    },
  ): Promise<boolean>;
  /** As if it had never been taken. */
  giveBack(lease: Lease): Promise<void>;
  /** Layers of images, bottom first. */
  layersOf(imageDigests: string[]): Promise<Map<string, StoredLayer[]>>;
  /** What {@link ReadLayer.packed} was; absent where it was not read. */
  packed(digest: string): Promise<Uint8Array | undefined>;
  /** Images that hold the layer, and none that is still to be read. */
  imagesCompletedBy(digest: string): Promise<string[]>;
}

/** A layer at which replicas ended so often is not touched again. */
const MAX_CRASHES = 5;

/** Repositories that are asked for one layer. */
const MAX_REPOSITORIES = 20;

export class DatabaseContentsStore implements ContentsStore {
  private readonly traffic: ContentsTraffic;

  constructor(private readonly knex: Knex) {
    this.traffic = new ContentsTraffic(knex);
  }

  async want(layers: WantedLayer[]): Promise<void> {
    const distinct = new Map<string, WantedLayer>();
    for (const layer of layers) {
      const other = distinct.get(layer.digest);
      if (!other || layer.rank < other.rank) {
        distinct.set(layer.digest, layer);
      }
    }
    for (const chunk of chunksOf([...distinct.values()], CHUNK)) {
      const rows: { digest: string; state: string; rank: number }[] =
        await this.knex('layer_contents')
          .whereIn(
            'digest',
            chunk.map(layer => layer.digest),
          )
          .select('digest', 'state', 'rank');
      const stored = new Map(rows.map(row => [row.digest, row]));
      const fresh = chunk.filter(layer => !stored.has(layer.digest));
      for (const part of chunksOf(fresh, 100)) {
        await this.knex('layer_contents')
          .insert(
            part.map(({ digest, rank, state, problem }) => ({
              digest,
              rank,
              state,
              problem: problem ? JSON.stringify(problem) : null,
            })),
          )
          .onConflict('digest')
          .ignore();
      }
      for (const layer of chunk) {
        await this.adjust(layer, stored.get(layer.digest));
      }
    }
  }

  /**
   * Bounds may have changed since, and a newer release may hold the layer. What
   * waits is not skipped: whoever says so may be another image that lies; it is
   * looked at again before it is read.
   */
  private async adjust(
    layer: WantedLayer,
    stored: { state: string; rank: number } | undefined,
  ): Promise<void> {
    if (!stored) {
      return;
    }
    const wasSkipped = stored.state === 'skipped' && layer.state === 'waiting';
    const moves = stored.state === 'waiting' && layer.rank < stored.rank;
    if (wasSkipped || moves) {
      await this.knex('layer_contents')
        .where({ digest: layer.digest, state: stored.state })
        .update({
          rank: Math.min(layer.rank, stored.rank),
          ...(wasSkipped && { state: layer.state, problem: null }),
        });
    }
  }

  async claim(options: {
    ticket: string;
    durationMillis: number;
    bytesPerHour?: number;
  }): Promise<ClaimedLayer | undefined> {
    const { ticket, durationMillis, bytesPerHour } = options;
    const now = databaseMillis(this.knex);
    if (
      bytesPerHour !== undefined &&
      (await this.traffic.bytesThisHour()) >= bytesPerHour
    ) {
      return undefined;
    }
    await this.giveUpOnDeadlyLayers();
    const digest = await claimOne({
      knex: this.knex,
      table: 'layer_contents',
      key: 'digest',
      isDue: query =>
        query.where(due =>
          due
            .where(waiting =>
              waiting
                .where('state', 'waiting')
                .where('next_attempt_millis', '<=', now),
            )
            .orWhere(left =>
              left.where('state', 'reading').where('until_millis', '<=', now),
            ),
        ),
      orderBy: ['rank', 'digest'],
      changes: {
        state: 'reading',
        ticket,
        until_millis: this.knex.raw('? + ?', [now, durationMillis]),
        attempts: this.knex.raw('attempts + 1'),
        // Whoever held it did not come back.
        crashes: this.knex.raw(
          "case when state = 'reading' then crashes + 1 else crashes end",
        ),
      },
    });
    return digest === undefined ? undefined : this.claimed(digest);
  }

  private async claimed(digest: string): Promise<ClaimedLayer | undefined> {
    const row:
      | {
          attempts: number;
          compressed_bytes: number | string;
          media_type: string;
        }
      | undefined = await this.knex('layer_contents')
      .join('layers', 'layers.digest', 'layer_contents.digest')
      .where('layer_contents.digest', digest)
      .first('attempts', 'compressed_bytes', 'media_type');
    if (!row) {
      return undefined;
    }
    const compressedBytes = readInteger(row.compressed_bytes);
    await this.traffic.add(compressedBytes);
    return {
      digest,
      mediaType: row.media_type,
      compressedBytes,
      attempts: row.attempts,
      repositories: await this.repositoriesWith(digest),
    };
  }

  private async giveUpOnDeadlyLayers(): Promise<void> {
    const problem: Problem = {
      code: 'reader-ended',
      message: `The backend ended ${MAX_CRASHES} times while it read this layer`,
      remedy:
        'Look into the log of the backend, and give it more memory; imageInsights.scan.contents.maxLayerBytes leaves such layers out.',
    };
    await this.knex('layer_contents')
      .where({ state: 'reading' })
      .where('until_millis', '<=', databaseMillis(this.knex))
      .where('crashes', '>=', MAX_CRASHES - 1)
      .update({
        state: 'failed',
        ticket: null,
        problem: JSON.stringify(problem),
      });
  }

  private async repositoriesWith(digest: string): Promise<string[]> {
    const rows: { repository: string }[] = await this.knex('image_layers')
      .join(
        'document_images',
        'document_images.image_digest',
        'image_layers.image_digest',
      )
      .join(
        'tag_intervals',
        'tag_intervals.document_digest',
        'document_images.document_digest',
      )
      .where('image_layers.layer_digest', digest)
      .groupBy('tag_intervals.repository')
      // What a tag points to now is surely there.
      .orderByRaw(
        'max(case when tag_intervals.until_at is null then 1 else 0 end) desc, tag_intervals.repository',
      )
      .limit(MAX_REPOSITORIES)
      .select('tag_intervals.repository');
    return rows.map(row => row.repository);
  }

  async renew(lease: Lease & { durationMillis: number }): Promise<boolean> {
    const { digest, ticket, durationMillis } = lease;
    const renewed = await this.knex('layer_contents')
      .where({ digest, ticket, state: 'reading' })
      .update({
        until_millis: this.knex.raw('? + ?', [
          databaseMillis(this.knex),
          durationMillis,
        ]),
      });
    return renewed === 1;
  }

  async saveRead(
    lease: Lease & { layer: ReadLayer; at: string },
  ): Promise<boolean> {
    const { digest, ticket, layer, at } = lease;
    return this.knex.transaction(async transaction => {
      const held = await transaction('layer_contents')
        .where({ digest, ticket, state: 'reading' })
        .update({
          state: 'read',
          ticket: null,
          until_millis: null,
          problem: null,
          uncompressed_bytes: layer.uncompressedBytes,
          content_key: layer.contentKey ?? null,
          read_at: at,
        });
      if (held !== 1) {
        return false;
      }
      await transaction('layer_files')
        .insert({
          digest,
          form: layer.form,
          packed: Buffer.from(
            layer.packed.buffer,
            layer.packed.byteOffset,
            layer.packed.byteLength,
          ),
        })
        .onConflict('digest')
        .merge();
      return true;
    });
  }

  async saveFailure(
    lease: Lease & {
      problem: Problem;
      retryAfterMillis?: number;
      isSkipped?: boolean;
    },
  ): Promise<boolean> {
    const { digest, ticket, problem, retryAfterMillis, isSkipped } = lease;
    const final = isSkipped ? 'skipped' : 'failed';
    const held = await this.knex('layer_contents')
      .where({ digest, ticket, state: 'reading' })
      .update({
        state: retryAfterMillis === undefined ? final : 'waiting',
        ticket: null,
        until_millis: null,
        problem: JSON.stringify(problem),
        next_attempt_millis: this.knex.raw('? + ?', [
          databaseMillis(this.knex),
          retryAfterMillis ?? 0,
        ]),
      });
    return held === 1;
  }

  async giveBack(lease: Lease): Promise<void> {
    const { digest, ticket } = lease;
    await this.knex('layer_contents')
      .where({ digest, ticket, state: 'reading' })
      .update({
        state: 'waiting',
        ticket: null,
        until_millis: null,
        attempts: this.knex.raw('attempts - 1'),
      });
  }

  async layersOf(imageDigests: string[]): Promise<Map<string, StoredLayer[]>> {
    const found = new Map<string, StoredLayer[]>();
    for (const chunk of chunksOf([...new Set(imageDigests)], CHUNK)) {
      const rows: {
        image_digest: string;
        position: number;
        layer_digest: string;
        state: string | null;
        problem: string | null;
        uncompressed_bytes: number | string | null;
      }[] = await this.knex('image_layers')
        .leftJoin(
          'layer_contents',
          'layer_contents.digest',
          'image_layers.layer_digest',
        )
        .whereIn('image_layers.image_digest', chunk)
        .orderBy(['image_layers.image_digest', 'image_layers.position'])
        .select(
          'image_layers.image_digest',
          'image_layers.position',
          'image_layers.layer_digest',
          'layer_contents.state',
          'layer_contents.problem',
          'layer_contents.uncompressed_bytes',
        );
      for (const row of rows) {
        const list = found.get(row.image_digest) ?? [];
        list.push({
          position: row.position,
          digest: row.layer_digest,
          state: readState(row.state),
          problem: row.problem
            ? problemSchema.parse(JSON.parse(row.problem))
            : undefined,
          uncompressedBytes: readOptionalInteger(row.uncompressed_bytes),
        });
        found.set(row.image_digest, list);
      }
    }
    return found;
  }

  async packed(digest: string): Promise<Uint8Array | undefined> {
    const row: { packed: Uint8Array } | undefined = await this.knex(
      'layer_files',
    )
      .where({ digest })
      .first('packed');
    return optional(row?.packed);
  }

  async imagesCompletedBy(digest: string): Promise<string[]> {
    const rows: { image_digest: string }[] = await this.knex({
      holder: 'image_layers',
    })
      .where('holder.layer_digest', digest)
      .whereNotExists(query =>
        query
          .from({ other: 'image_layers' })
          .leftJoin(
            'layer_contents',
            'layer_contents.digest',
            'other.layer_digest',
          )
          .where('other.image_digest', this.knex.ref('holder.image_digest'))
          .where(open =>
            open
              .whereNull('layer_contents.state')
              .orWhereIn('layer_contents.state', ['waiting', 'reading']),
          )
          .select(this.knex.raw('1')),
      )
      .distinct('holder.image_digest');
    return rows.map(row => row.image_digest);
  }
}

const STATES: readonly LayerState[] = [
  'waiting',
  'reading',
  'read',
  'failed',
  'skipped',
  'empty',
];

function readState(text: string | null): LayerState | undefined {
  return STATES.find(state => state === text);
}
