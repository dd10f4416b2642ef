import {
  LoggerService,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { demoDeployments, tellDeployments } from '../deployments';
import { readDemoConfig } from './readDemoConfig';

/**
 * Tells the portal what the demo's services were deployed, through the same
 * API and with the same kind of token as anybody's pipelines.
 */
export const demoPipelinesPlugin = createBackendPlugin({
  pluginId: 'demo-pipelines',
  register(environment) {
    environment.registerInit({
      deps: {
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
      },
      async init({ config, discovery, lifecycle, logger }) {
        const { port, pipelineToken } = readDemoConfig(config);
        if (pipelineToken === undefined) return;
        const controller = new AbortController();
        let telling: Promise<void> | undefined;
        lifecycle.addStartupHook(async () => {
          const baseUrl = await discovery.getBaseUrl('image-insights');
          telling = tell({
            url: `${baseUrl}/deployments`,
            token: pipelineToken,
            registryHost: `localhost:${port}`,
            signal: controller.signal,
            logger,
          });
        });
        lifecycle.addShutdownHook(async () => {
          controller.abort();
          await telling;
        });
      },
    });
  },
});

async function tell(options: {
  url: string;
  token: string;
  registryHost: string;
  signal: AbortSignal;
  logger: LoggerService;
}): Promise<void> {
  const { registryHost, signal, logger } = options;
  try {
    const { recorded, refused } = await tellDeployments(
      demoDeployments({ now: new Date(), registryHost }),
      options,
    );
    logger.info(`The demo's pipelines have told ${recorded} deployments`);
    for (const answer of refused) {
      logger.warn(`A deployment of the demo was not taken: ${answer}`);
    }
  } catch (error) {
    if (!signal.aborted) {
      logger.warn(`The demo's pipelines could not tell deployments: ${error}`);
    }
  }
}
