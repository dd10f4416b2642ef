import { RootConfigService } from '@backstage/backend-plugin-api';

/** What the `demo` section of the configuration says. */
export interface DemoConfig {
  /** Port of the demo's registry on loopback. */
  port: number;
  /** With what the demo's pipelines sign in; absent: they tell nothing. */
  pipelineToken?: string;
}

/**
 * Reads the `demo` section.
 *
 * @throws Error where `demo.registry.port` is no port number.
 */
export function readDemoConfig(config: RootConfigService): DemoConfig {
  const port = config.getOptionalNumber('demo.registry.port') ?? 7070;
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(
      `Configuration demo.registry.port is ${port}: it must be a whole number from 1 to 65535, e.g. 7070`,
    );
  }
  return {
    port,
    pipelineToken: config.getOptionalString('demo.pipelines.token'),
  };
}
