import { BaseFact, LayerDescription } from '@image-insights/image-analysis';
import { Knex } from 'knex';
import { CHUNK, LARGE_CHUNK, chunksOf, optional, whereOneOf } from './columns';

/**
 * PostgreSQL reads no JSON in which anything stands for NUL or for half of a
 * character. Whoever pushes an image could write that, and nobody would be told
 * of any other: it is taken out, an escaped backslash before it left alone.
 */
const POSTGRES_JSON = `(case
  when strpos(description, '\\u0000') > 0 or strpos(description, '\\ud') > 0
  then regexp_replace(
    description, '(\\\\\\\\)|\\\\u(0000|d[89a-f][0-9a-f]{2})', '\\1', 'g')
  else description end)::json`;

/** What an image stands on, as its description says. */
export interface DescribedBase {
  base: BaseFact;
  /** When the topmost of the base's layers was made, where believable. */
  builtAt?: string;
}

/** What made a layer of an image. */
export type DescribedLayer = Pick<LayerDescription, 'kind' | 'instruction'>;

/** Parts of many images' descriptions, read without the rest of them. */
export interface InventoryStore {
  /** By image digest; images that are not stored are left out. */
  bases(imageDigests: string[]): Promise<Map<string, DescribedBase>>;
  /**
   * By image digest, when the topmost of its layers was made; images of which
   * that cannot be believed are left out.
   */
  builtAt(imageDigests: string[]): Promise<Map<string, string>>;
  /** By image digest, its layers bottom first. */
  layers(imageDigests: string[]): Promise<Map<string, DescribedLayer[]>>;
}

export class DatabaseInventoryStore implements InventoryStore {
  constructor(private readonly knex: Knex) {}

  private get isPostgres(): boolean {
    return this.knex.client.config.client === 'pg';
  }

  async bases(imageDigests: string[]): Promise<Map<string, DescribedBase>> {
    const found = new Map<string, DescribedBase>();
    for (const chunk of chunksOf([...new Set(imageDigests)], LARGE_CHUNK)) {
      for (const row of await this.baseRows(chunk)) {
        found.set(row.digest, {
          base: readBase(row.base),
          builtAt: optional(row.built_at),
        });
      }
    }
    return found;
  }

  private async baseRows(imageDigests: string[]): Promise<BaseRow[]> {
    if (!this.isPostgres) {
      const count = `json_extract(description, '$.base.layerCount')`;
      const builtAt = `case when ${count} > 0 then json_extract(description, '$.layers[' || (${count} - 1) || '].createdAt') end`;
      return whereOneOf(this.knex('images'), 'digest', imageDigests).select(
        'digest',
        this.knex.raw(`json_extract(description, '$.base') as base`),
        this.knex.raw(`${builtAt} as built_at`),
      );
    }
    // Each way into a text of JSON reads all of it: a description is read once,
    // and put together again for no other column (`offset 0`).
    const { rows }: { rows: BaseRow[] } = await this.knex.raw(
      `select digest, base::text as base,
         case when (base ->> 'layerCount')::int > 0
           then layers -> ((base ->> 'layerCount')::int - 1) ->> 'createdAt'
         end as built_at
       from (
         select digest, part.base, part.layers
         from images, lateral json_to_record(${POSTGRES_JSON})
           as part(base json, layers json)
         where digest = any(?)
         offset 0
       ) as described`,
      [imageDigests],
    );
    return rows;
  }

  async builtAt(imageDigests: string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const { topmost } = this.parts();
    for (const chunk of chunksOf([...new Set(imageDigests)], LARGE_CHUNK)) {
      const rows: { digest: string; built_at: string | null }[] =
        await whereOneOf(this.knex('images'), 'digest', chunk).select(
          'digest',
          this.knex.raw(`${topmost} as built_at`),
        );
      for (const row of rows) {
        if (row.built_at !== null) {
          found.set(row.digest, row.built_at);
        }
      }
    }
    return found;
  }

  async layers(imageDigests: string[]): Promise<Map<string, DescribedLayer[]>> {
    const found = new Map<string, DescribedLayer[]>();
    const { layers } = this.parts();
    for (const chunk of chunksOf([...new Set(imageDigests)], CHUNK)) {
      const rows: { digest: string; layers: string }[] = await whereOneOf(
        this.knex('images'),
        'digest',
        chunk,
      ).select('digest', this.knex.raw(`${layers} as layers`));
      for (const row of rows) {
        found.set(
          row.digest,
          readLayers(row.layers).map(({ kind, instruction }) => ({
            kind,
            instruction,
          })),
        );
      }
    }
    return found;
  }

  /** A whole description is ten times as long as what is wanted of it. */
  private parts(): Record<'topmost' | 'layers', string> {
    if (this.isPostgres) {
      return {
        topmost: `${POSTGRES_JSON} #>> '{layers,-1,createdAt}'`,
        layers: `(${POSTGRES_JSON} -> 'layers')::text`,
      };
    }
    return {
      topmost: `json_extract(description, '$.layers[#-1].createdAt')`,
      layers: `json_extract(description, '$.layers')`,
    };
  }
}

interface BaseRow {
  digest: string;
  base: string;
  built_at: string | null;
}

/** Only `ImageStore` writes the column, from the same types. */
function readBase(text: string): BaseFact {
  return JSON.parse(text);
}

function readLayers(text: string): LayerDescription[] {
  return JSON.parse(text);
}
