import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { demoOrganisation } from './demoOrganisation';

/**
 * Gives the demo organisation to the catalog, once, when the catalog starts.
 * @public
 */
export class DemoEntityProvider implements EntityProvider {
  readonly #registryHost: string;

  constructor(options: { registryHost: string }) {
    this.#registryHost = options.registryHost;
  }

  getProviderName(): string {
    return 'demo-organisation';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await connection.applyMutation({
      type: 'full',
      entities: demoOrganisation({ registryHost: this.#registryHost }).map(
        entity => ({ entity, locationKey: this.getProviderName() }),
      ),
    });
  }
}
