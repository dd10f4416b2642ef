import { Knex } from 'knex';
import {
  FIGURES_FORM,
  ServiceFigures,
} from '../cost/organisation/ServiceFigures';
import { chunksOf, optional, readInteger } from './columns';

/** A service's figures, as they were computed last. */
export interface StoredCost {
  entityRef: string;
  fingerprint: string;
  /** Its current images. */
  digests: string[];
  /** Absent where no image of it is known. */
  figures?: ServiceFigures;
}

/** The newest computation of all costs. */
export interface CostComputationState {
  generation: number;
  computedAt: string;
  /** Of what was stored when it began. */
  trigger: string;
  /** The newest verdict that it knows. */
  judgedAt?: string;
}

export interface CostStore {
  state(): Promise<CostComputationState | undefined>;
  /** What each service's figures rest on. */
  marks(): Promise<Map<string, Omit<StoredCost, 'figures'>>>;
  /** Replaces the figures of services. */
  save(costs: StoredCost[], generation: number): Promise<void>;
  /** Forgets all services but these. */
  retain(entityRefs: string[]): Promise<void>;
  finish(state: CostComputationState): Promise<void>;
  /** Figures that were written after a generation, all with 0. */
  since(
    generation: number,
  ): Promise<Pick<StoredCost, 'entityRef' | 'figures'>[]>;
  /** Of one service. */
  get(entityRef: string): Promise<ServiceFigures | undefined>;
  /** Services that are remembered. */
  refs(): Promise<Set<string>>;
  /** Differs whenever more is known of deployments since a time. */
  deploymentsMark(since: string): Promise<string>;
}

/** There is one computation. */
const ID = 'all';

/** Rows of an insert; each has six values and some kilobytes. */
const ROWS = 100;

export class DatabaseCostStore implements CostStore {
  constructor(private readonly knex: Knex) {}

  async state(): Promise<CostComputationState | undefined> {
    const row:
      | {
          generation: number | string;
          computed_at: string;
          trigger: string;
          judged_at: string | null;
        }
      | undefined = await this.knex('cost_computations')
      .where({ id: ID })
      .first();
    return (
      row && {
        generation: readInteger(row.generation),
        computedAt: row.computed_at,
        trigger: row.trigger,
        judgedAt: optional(row.judged_at),
      }
    );
  }

  async marks(): Promise<Map<string, Omit<StoredCost, 'figures'>>> {
    const rows: { entity_ref: string; fingerprint: string; digests: string }[] =
      await this.knex('service_costs').select(
        'entity_ref',
        'fingerprint',
        'digests',
      );
    return new Map(
      rows.map(row => [
        row.entity_ref,
        {
          entityRef: row.entity_ref,
          fingerprint: row.fingerprint,
          digests: readDigests(row.digests),
        },
      ]),
    );
  }

  async save(costs: StoredCost[], generation: number): Promise<void> {
    for (const chunk of chunksOf(costs, ROWS)) {
      await this.knex('service_costs')
        .insert(
          chunk.map(({ entityRef, fingerprint, digests, figures }) => ({
            entity_ref: entityRef,
            generation,
            fingerprint,
            digests: JSON.stringify(digests),
            figures: figures ? writeFigures(figures) : null,
          })),
        )
        .onConflict('entity_ref')
        .merge();
    }
  }

  async retain(entityRefs: string[]): Promise<void> {
    const kept = new Set(entityRefs);
    const gone = [...(await this.refs())].filter(ref => !kept.has(ref));
    for (const chunk of chunksOf(gone, ROWS)) {
      await this.knex('service_costs').whereIn('entity_ref', chunk).delete();
    }
  }

  async finish(state: CostComputationState): Promise<void> {
    await this.knex('cost_computations')
      .insert({
        id: ID,
        generation: state.generation,
        computed_at: state.computedAt,
        trigger: state.trigger,
        judged_at: state.judgedAt ?? null,
      })
      .onConflict('id')
      .merge();
  }

  async since(
    generation: number,
  ): Promise<Pick<StoredCost, 'entityRef' | 'figures'>[]> {
    const rows: { entity_ref: string; figures: string | null }[] =
      await this.knex('service_costs')
        .where('generation', '>', generation)
        .select('entity_ref', 'figures');
    return rows.map(row => ({
      entityRef: row.entity_ref,
      figures: row.figures === null ? undefined : readFigures(row.figures),
    }));
  }

  async get(entityRef: string): Promise<ServiceFigures | undefined> {
    const row: { figures: string | null } | undefined = await this.knex(
      'service_costs',
    )
      .where({ entity_ref: entityRef })
      .first('figures');
    return row?.figures ? readFigures(row.figures) : undefined;
  }

  async refs(): Promise<Set<string>> {
    const rows: { entity_ref: string }[] = await this.knex(
      'service_costs',
    ).select('entity_ref');
    return new Set(rows.map(row => row.entity_ref));
  }

  async deploymentsMark(since: string): Promise<string> {
    const states: { state: string; images: number | string }[] =
      await this.knex('deployment_images')
        .where('at', '>=', since)
        .groupBy('state')
        .orderBy('state')
        .select('state')
        .count({ images: '*' });
    return states.map(({ state, images }) => `${state} ${images}`).join(' ');
  }
}

function writeFigures(figures: ServiceFigures): string {
  return JSON.stringify({ form: FIGURES_FORM, figures });
}

/**
 * Only `save` writes these columns. Undefined where another version of this
 * plugin did: they are computed anew soon.
 */
function readFigures(text: string): ServiceFigures | undefined {
  const stored: { form?: number; figures: ServiceFigures } = JSON.parse(text);
  return stored.form === FIGURES_FORM ? stored.figures : undefined;
}

function readDigests(text: string): string[] {
  return JSON.parse(text);
}
