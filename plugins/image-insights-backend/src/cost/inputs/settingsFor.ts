import {
  AssumptionSource,
  CostSettingKey,
  CostSettings,
  NetworkPathId,
  defaultCostSettings,
  defaultPathOf,
  defaultRegionOf,
  networkPath,
  providerOfRegion,
} from '@image-insights/backstage-plugin-image-insights-common';
import { AnnotatedDeployment } from '../../database/EntityStore';
import { DeploymentStream } from '../../deployments/DeploymentStreams';
import { CostConfig } from '../config/CostConfig';

/** Settings of a stream, and from where each is that is not the default. */
export interface SourcedSettings {
  settings: CostSettings;
  sources: Partial<Record<CostSettingKey, AssumptionSource>>;
}

/** What decides over the settings of one stream. */
export interface SettingsOptions {
  /** Of the registry. */
  host: string;
  config: Pick<CostConfig, 'settings' | 'registries'>;
  annotated?: AnnotatedDeployment;
  deployed?: Pick<
    DeploymentStream,
    'instances' | 'nodes' | 'perMonth' | 'source'
  >;
}

/**
 * The settings that hold for images of a registry that a service deploys: what
 * was recorded with deployments, else what is annotated, inferred from tags,
 * configured for the registry, configured for all, or the default.
 */
export function settingsFor(options: SettingsOptions): SourcedSettings {
  const { host, config, annotated = {}, deployed } = options;
  const found: SourcedSettings = {
    settings: { ...defaultCostSettings },
    sources: {},
  };
  const say = (settings: Partial<CostSettings>, source: AssumptionSource) =>
    apply(found, settings, source);

  say(config.settings, 'config');
  say(config.registries.get(host) ?? {}, 'config');
  say(placeOf(options), 'inferred');
  if (deployed?.source === 'inferred') {
    say({ deploymentsPerMonth: deployed.perMonth }, 'inferred');
  }
  say(
    {
      instances: annotated.instances,
      deploymentsPerMonth: annotated.perMonth,
      runtime: annotated.runtime,
    },
    'annotation',
  );
  if (deployed?.source === 'recorded') {
    say(
      {
        instances: deployed.instances,
        nodes: deployed.nodes,
        deploymentsPerMonth: deployed.perMonth,
      },
      'recorded',
    );
  }
  return found;
}

function apply(
  found: SourcedSettings,
  settings: Partial<CostSettings>,
  source: AssumptionSource,
): void {
  const said = Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  );
  Object.assign(found.settings, said);
  Object.assign(
    found.sources,
    Object.fromEntries(Object.keys(said).map(key => [key, source])),
  );
}

/**
 * Path and region as the registry's host tells, where nobody says more. What is
 * configured for all is not taken for a registry to which that way cannot lead:
 * no S3 gateway serves GHCR.
 */
function placeOf({
  host,
  config,
}: SettingsOptions): Partial<Pick<CostSettings, 'path' | 'region'>> {
  const own = config.registries.get(host) ?? {};
  const common = config.settings;
  const inferred = defaultPathOf(host, own.path ?? common.path);
  const saidPath =
    own.path ??
    (common.path !== undefined && leadsTo(common.path, inferred?.path)
      ? common.path
      : undefined);
  const path =
    saidPath ?? inferred?.path ?? common.path ?? defaultCostSettings.path;
  const region = own.region ?? common.region ?? inferred?.region ?? undefined;
  return {
    ...(saidPath === undefined && inferred && { path }),
    ...regionOf(path, region, own.region ?? common.region),
  };
}

/** Ways that are the registry's own, or that an operator describes. */
function leadsTo(
  path: NetworkPathId,
  inferred: NetworkPathId | undefined,
): boolean {
  const { provider } = networkPath(path);
  return (
    inferred === undefined ||
    path === inferred ||
    provider === undefined ||
    provider === 'custom' ||
    provider === 'self-hosted' ||
    (provider === networkPath(inferred).provider && !isExternal(inferred))
  );
}

/** From outside of the cloud: ways within it do not apply. */
function isExternal(path: NetworkPathId): boolean {
  return (
    path === 'aws-external' || path === 'gcp-cloud-nat' || path === 'azure-nat'
  );
}

/** A region of the path's provider; nothing where that is said or default. */
function regionOf(
  path: NetworkPathId,
  region: string | undefined,
  said: string | undefined,
): Partial<Pick<CostSettings, 'region'>> {
  const { provider } = networkPath(path);
  const wanted = region ?? defaultCostSettings.region;
  const isOfProvider =
    provider === undefined ||
    defaultRegionOf(provider) === undefined ||
    providerOfRegion(wanted) === undefined ||
    providerOfRegion(wanted) === provider;
  const found = isOfProvider ? wanted : defaultRegionOf(provider) ?? wanted;
  return found === (said ?? defaultCostSettings.region)
    ? {}
    : { region: found };
}
