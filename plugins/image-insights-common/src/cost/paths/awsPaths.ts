import { CostLeg, CostSettings, NetworkPathId } from '../schema';
import { NetworkPath, PathContext, PathFixed, PathLeg } from './NetworkPath';
import { nodeCount } from './nodeCount';
import { registryOf } from './registryOf';

const ECR_STORAGE = () => 'aws.ecr.storage';
const NO_STORAGE = () => undefined;

/**
 * Through a NAT gateway, and between zones where the node's own zone has none:
 * such a byte leaves one zone and enters another, and both are billed.
 */
function natLegs(
  settings: CostSettings,
  applies: CostLeg['applies'],
): PathLeg[] {
  const legs: PathLeg[] = [{ price: 'aws.nat.data', applies, factor: 1 }];
  if (settings.crossZoneShare > 0) {
    legs.push({
      price: 'aws.az',
      applies,
      factor: 2 * settings.crossZoneShare,
    });
  }
  return legs;
}

/**
 * A gateway with its address per zone. Where nodes are spread evenly over z
 * zones and g of these have a gateway, (z − g) / z of the bytes cross a zone;
 * so a share s that crosses tells g = z × (1 − s).
 */
function natFixed(settings: CostSettings): PathFixed[] {
  const { zones, crossZoneShare } = settings;
  const count = Math.max(1, Math.round(zones * (1 - crossZoneShare)));
  const formula = 'gateways';
  return [
    { price: 'aws.nat.hour', thing: 'nat', count, formula },
    { price: 'aws.ipv4.hour', thing: 'nat', count, formula },
  ];
}

/** What a registry outside of AWS bills itself for a pull. */
function registryPriceOf(context: PathContext | undefined): string {
  const registry =
    context?.registryHost === undefined
      ? undefined
      : registryOf(context.registryHost);
  switch (registry?.provider) {
    case 'github':
      return 'ghcr';
    case 'docker':
      return 'dockerhub';
    case 'redhat':
      return 'quay';
    case 'aws-public':
      return 'aws.ecr-public';
    default:
      return 'aws.ingress';
  }
}

/** Region of the registry where its host tells: its price is that of the sender. */
function registryRegion(context: PathContext | undefined): { region?: string } {
  const registry =
    context?.registryHost === undefined
      ? undefined
      : registryOf(context.registryHost);
  return registry?.provider === 'aws' ? { region: registry.location } : {};
}

const nat: NetworkPath = {
  id: 'aws-nat',
  title: 'NAT gateway',
  provider: 'aws',
  description:
    'ECR in the same region, nodes in private subnets, no endpoint for S3: every byte passes the NAT gateway.',
  legs: settings => natLegs(settings, 'all'),
  fixed: natFixed,
  storage: ECR_STORAGE,
};

const natS3Gateway: NetworkPath = {
  id: 'aws-nat-s3-gateway',
  title: 'S3 gateway endpoint',
  provider: 'aws',
  description:
    'As with the NAT gateway alone, but the layers, which ECR keeps in S3, come through a gateway endpoint that costs nothing.',
  legs: settings => [
    ...natLegs(settings, 'api'),
    { price: 'aws.s3gw', applies: 'blob', factor: 1 },
  ],
  fixed: natFixed,
  storage: ECR_STORAGE,
};

const vpcEndpoints: NetworkPath = {
  id: 'aws-vpc-endpoints',
  title: 'VPC endpoints',
  provider: 'aws',
  description:
    'Interface endpoints for ecr.api and ecr.dkr in every zone and a gateway endpoint for S3: a pull needs no NAT gateway.',
  legs: () => [
    { price: 'aws.vpce.data', applies: 'api', factor: 1 },
    { price: 'aws.s3gw', applies: 'blob', factor: 1 },
  ],
  fixed: ({ zones }) => [
    {
      price: 'aws.vpce.hour',
      thing: 'endpoints',
      count: 2 * zones,
      formula: '2 × zones',
    },
  ],
  storage: ECR_STORAGE,
};

const vpcEndpointsS3Interface: NetworkPath = {
  id: 'aws-vpc-endpoints-s3-interface',
  title: 'VPC endpoints, S3 too by interface',
  provider: 'aws',
  description:
    'Interface endpoints for ecr.api, ecr.dkr and S3 in every zone: layers pay the price of endpoint data.',
  legs: () => [{ price: 'aws.vpce.data', applies: 'all', factor: 1 }],
  fixed: ({ zones }) => [
    {
      price: 'aws.vpce.hour',
      thing: 'endpoints',
      count: 3 * zones,
      formula: '3 × zones',
    },
  ],
  storage: ECR_STORAGE,
};

const publicSubnets: NetworkPath = {
  id: 'aws-public',
  title: 'Public subnets',
  provider: 'aws',
  description:
    'ECR in the same region, nodes with addresses of their own: bytes are free, addresses are not.',
  legs: () => [{ price: 'aws.ecr.same-region', applies: 'all', factor: 1 }],
  fixed: settings => [
    {
      price: 'aws.ipv4.hour',
      thing: 'node-addresses',
      count: nodeCount(settings),
      formula: 'nodes',
    },
  ],
  storage: ECR_STORAGE,
};

const crossRegion: NetworkPath = {
  id: 'aws-cross-region',
  title: 'ECR in another region',
  provider: 'aws',
  description:
    'ECR sends to another region, where the bytes pass a NAT gateway.',
  legs: (settings, context) => [
    {
      price: 'aws.ecr.cross-region',
      applies: 'all',
      factor: 1,
      region: 'us-east-1',
      ...registryRegion(context),
    },
    ...natLegs(settings, 'all'),
  ],
  fixed: natFixed,
  storage: ECR_STORAGE,
};

const external: NetworkPath = {
  id: 'aws-external',
  title: 'Registry outside of AWS',
  provider: 'aws',
  description:
    'Docker Hub, GHCR, Quay: bytes come from the internet, free for AWS, through the NAT gateway.',
  legs: (settings, context) => [
    ...natLegs(settings, 'all'),
    { price: registryPriceOf(context), applies: 'all', factor: 1 },
  ],
  fixed: natFixed,
  storage: NO_STORAGE,
};

/** Paths from ECR to nodes that a pull-through cache can be read by. */
const FROM_ECR = new Map<NetworkPathId, NetworkPath>(
  [
    nat,
    natS3Gateway,
    vpcEndpoints,
    vpcEndpointsS3Interface,
    publicSubnets,
    crossRegion,
  ].map(path => [path.id, path]),
);

function fromEcr(context: PathContext | undefined): NetworkPath {
  return (context?.through && FROM_ECR.get(context.through)) ?? nat;
}

const pullThrough: NetworkPath = {
  id: 'aws-ecr-pull-through',
  title: 'ECR pull-through cache',
  provider: 'aws',
  description:
    'ECR keeps what it once took from another registry; nodes pull from ECR, by the path that they have to it.',
  legs: (settings, context) => [
    ...fromEcr(context).legs(settings, context),
    { price: 'aws.ecr.ptc', applies: 'all', factor: 1 },
  ],
  fixed: (settings, context) => fromEcr(context).fixed(settings, context),
  storage: ECR_STORAGE,
};

/** Paths that end at nodes in AWS. */
export const awsPaths: NetworkPath[] = [
  nat,
  natS3Gateway,
  vpcEndpoints,
  vpcEndpointsS3Interface,
  publicSubnets,
  crossRegion,
  external,
  pullThrough,
];
