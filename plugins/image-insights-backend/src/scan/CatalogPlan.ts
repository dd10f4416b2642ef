import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { CatalogStore, LinkedEntity } from '../database/CatalogStore';
import { linkEntity, LinkOptions } from '../sources/linkEntity';

const FIELDS = [
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'spec.type',
  'spec.owner',
  'spec.system',
  'spec.lifecycle',
  'relations',
];

/** Reads from the catalog which entities name which repositories. */
export class CatalogPlan {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #store: CatalogStore;
  readonly #options: LinkOptions;
  readonly #logger: LoggerService;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    store: CatalogStore;
    link: LinkOptions;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#store = options.store;
    this.#options = options.link;
    this.#logger = options.logger;
  }

  /** Reads the whole catalog and remembers what it says. */
  async refresh(signal: AbortSignal): Promise<LinkedEntity[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const linked: LinkedEntity[] = [];
    for await (const page of this.#catalog.streamEntities(
      { fields: FIELDS, pageSize: 500 },
      { credentials },
    )) {
      signal.throwIfAborted();
      for (const entity of page) {
        try {
          const link = linkEntity(entity, this.#options);
          if (link) linked.push(link);
        } catch (error) {
          this.#logger.warn(
            `An image source failed on entity ${entity.metadata.name}; it is left out`,
            error instanceof Error ? error : undefined,
          );
        }
      }
    }
    await this.#store.replaceAll(linked);
    return linked;
  }
}
