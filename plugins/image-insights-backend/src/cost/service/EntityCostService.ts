import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  CostInput,
  EntityCost,
  EntityCostQuery,
  estimateCost,
  settingsOfChoices,
  whatIfs,
  withSettings,
} from '@image-insights/backstage-plugin-image-insights-common';
import { ImageSource } from '@image-insights/backstage-plugin-image-insights-node';
import { CatalogEntities } from '../../catalog/CatalogEntities';
import { readEntity } from '../../catalog/EntityReading';
import { Stores } from '../../database/Stores';
import { CostInputs, ServiceCostInput } from '../inputs/CostInputs';
import { OrganisationCosts } from '../organisation/OrganisationCosts';
import {
  heldChances,
  poolMembersOf,
  withHeldChances,
} from '../organisation/nodePool';
import { poolFiguresOf } from '../organisation/serviceFiguresOf';
import { checkRegion } from './checkRegion';
import { planOf } from './planOf';
import { withoutWithheldBases } from './withoutWithheldBases';

/** Answers what one entity's deployments move and cost, from what is stored now. */
export class EntityCostService {
  constructor(
    private readonly options: {
      stores: Pick<Stores, 'repositories' | 'entities'>;
      entities: Pick<CatalogEntities, 'readableRefs'>;
      sources: ImageSource[];
      inputs: CostInputs;
      /** What runs on the nodes besides; asked for where nodes are shared. */
      costs: Pick<OrganisationCosts, 'current'>;
    },
  ) {}

  /**
   * The entity has been read with the caller's credentials.
   *
   * @throws NotFoundError where it does not name the repository that is asked
   * for, or nothing was deployed to that environment
   * @throws InputError where there is no such region
   */
  async cost(
    entity: Entity,
    query: EntityCostQuery,
    credentials: BackstageCredentials,
  ): Promise<EntityCost> {
    const { inputs, sources } = this.options;
    const { repository, environment, ...choices } = query;
    const reading = await readEntity(entity, sources);
    const { entityRef } = reading;
    const names = reading.repositories.map(
      ({ host, name }) => `${host}/${name}`,
    );
    if (repository !== undefined && !names.includes(repository)) {
      throw new NotFoundError(
        `${entityRef} does not name the repository ${repository}`,
      );
    }
    checkRegion(choices.region, inputs.prices);
    const [found] = await inputs.of([
      {
        entityRef,
        repositories: repository === undefined ? names : [repository],
        tagPattern: reading.tagPattern?.source,
        annotated: reading.deployment,
      },
    ]);
    const { deployments } = found;
    if (
      environment !== undefined &&
      !deployments.environments.includes(environment)
    ) {
      throw new NotFoundError(
        `environment is '${environment}': no deployment of ${entityRef} to it is known; known: ${
          deployments.environments.join(', ') || 'none'
        }`,
      );
    }
    const input = withSettings(
      inEnvironment(await this.onSharedNodes(found), environment),
      settingsOfChoices(choices),
    );
    const isKnown = input.streams.length > 0;
    const answer: EntityCost = {
      entityRef,
      deployments,
      missing: await this.reasonsOf(found.missing),
      ...(isKnown && { estimate: estimateCost(input) }),
      scenarios: isKnown ? whatIfs(input) : [],
      plan: isKnown ? planOf(input, entityRef) : [],
      input,
    };
    return withoutWithheldBases(answer, {
      ...this.options,
      names: [...found.bases.values()].map(({ name }) => name),
      credentials,
    });
  }

  /** With what the nodes hold for other services, where they share nodes. */
  private async onSharedNodes(found: ServiceCostInput): Promise<CostInput> {
    const { input, entityRef } = found;
    if (!input.streams.some(({ settings }) => settings.sharedNodes)) {
      return input;
    }
    const { services } = await this.options.costs.current();
    const others = services.filter(
      ({ entity }) => entity.entityRef !== entityRef,
    );
    return withHeldChances(
      input,
      entityRef,
      heldChances(
        [
          ...poolMembersOf(entityRef, poolFiguresOf(found)),
          ...others.flatMap(({ entity, figures }) =>
            poolMembersOf(entity.entityRef, figures?.pool ?? []),
          ),
        ],
        entityRef,
      ),
    );
  }

  private async reasonsOf(missing: string[]): Promise<EntityCost['missing']> {
    const stored = await this.options.stores.repositories.get(missing);
    return missing.map(repository => {
      const known = stored.get(repository);
      const reason =
        known === undefined
          ? 'Not scanned yet'
          : 'None of its tags counts as a release, and no deployment of it is known';
      return { repository, reason: known?.problem?.message ?? reason };
    });
  }
}

function inEnvironment(
  input: CostInput,
  environment: string | undefined,
): CostInput {
  return environment === undefined
    ? input
    : {
        ...input,
        streams: input.streams.filter(
          stream => stream.environment === environment,
        ),
      };
}
