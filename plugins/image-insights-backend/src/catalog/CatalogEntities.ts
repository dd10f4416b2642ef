import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  EntityFilterQuery,
} from '@backstage/catalog-client';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ImageSource } from '@image-insights/backstage-plugin-image-insights-node';

const FIELDS = [
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.uid',
  'metadata.annotations',
  'spec.type',
  'spec.lifecycle',
  'relations',
];

/** Most refs in one question to the catalog. */
const REFS_PER_CALL = 500;

const UID = 'metadata.uid';

/** What the plugin asks of the catalog. */
export class CatalogEntities {
  constructor(
    private readonly options: {
      catalog: CatalogService;
      auth: AuthService;
      sources: ImageSource[];
    },
  ) {}

  /** Every entity that an image source may know images of, for scans. */
  async *withImages(signal: AbortSignal): AsyncGenerator<Entity[]> {
    const { catalog, auth } = this.options;
    const pages = catalog.streamEntities(
      { filter: this.filter(), fields: FIELDS, pageSize: 500 },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      signal.throwIfAborted();
      yield page;
    }
  }

  private filter(): EntityFilterQuery {
    return this.options.sources.flatMap(source =>
      source.annotations.map(annotation => ({
        [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
      })),
    );
  }

  /** One entity, for a scan that a person asked for. */
  async one(entityRef: string): Promise<Entity | undefined> {
    const { catalog, auth } = this.options;
    return catalog.getEntityByRef(entityRef, {
      credentials: await auth.getOwnServiceCredentials(),
    });
  }

  /** One entity as the caller may see it; absent where they may not. */
  async readable(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity | undefined> {
    return this.options.catalog.getEntityByRef(entityRef, { credentials });
  }

  /**
   * Those of many entities that the caller may read. Up to one question's worth
   * is asked for by name. More are found in one question that reads no entity:
   * the catalog counts the uids of all that the caller may read and an image
   * source knows. An entity whose uid is not (or no longer) the one that the
   * last scan saw is left out until the next.
   */
  async readableOf(
    known: { entityRef: string; uid?: string }[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    if (known.length <= REFS_PER_CALL) {
      return this.readableRefs(
        known.map(({ entityRef }) => entityRef),
        credentials,
      );
    }
    const { facets } = await this.options.catalog.getEntityFacets(
      { facets: [UID], filter: this.filter() },
      { credentials },
    );
    const uids = new Set((facets[UID] ?? []).map(({ value }) => value));
    return new Set(
      known
        .filter(({ uid }) => uid !== undefined && uids.has(uid))
        .map(({ entityRef }) => entityRef),
    );
  }

  /** Those of the refs that the caller may read in the catalog. */
  async readableRefs(
    entityRefs: Iterable<string>,
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const refs = [...new Set(entityRefs)];
    const readable = new Set<string>();
    for (let start = 0; start < refs.length; start += REFS_PER_CALL) {
      const chunk = refs.slice(start, start + REFS_PER_CALL);
      const { items } = await this.options.catalog.getEntitiesByRefs(
        { entityRefs: chunk, fields: ['kind'] },
        { credentials },
      );
      chunk.forEach((ref, index) => {
        if (items[index]) {
          readable.add(ref);
        }
      });
    }
    return readable;
  }
}
