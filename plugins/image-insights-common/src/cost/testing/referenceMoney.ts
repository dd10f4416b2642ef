import { CostSettings, NetworkPathId, Price, PriceList } from '../schema';

/**
 * Money, slowly and plainly: every formula as the plan has it, one by one,
 * without any of the code that it is compared with.
 */

const GIB = 1_073_741_824;
const GB = 1_000_000_000;

/** Adds up unit by unit what each costs; the last one may be a part. */
export function referenceTieredUsd(
  tiers: Price['tiers'],
  units: number,
): number {
  let usd = 0;
  let unit = 0;
  while (unit < units) {
    const part = Math.min(1, units - unit);
    // Tiers of these tests end at whole units.
    let price = 0;
    for (const tier of tiers) {
      price = tier.usd;
      if (tier.upTo === undefined || unit < tier.upTo) {
        break;
      }
    }
    usd += part * price;
    unit += 1;
  }
  return usd;
}

interface Reference {
  settings: CostSettings;
  blob: number;
  api: number;
  /** USD of the first tier, of the region asked, else of the default one. */
  usd(id: string, region?: string): number;
}

/** The bytes of a month at flat prices, per path, in USD. */
export const referenceVariable: Record<
  NetworkPathId,
  (reference: Reference) => number
> = {
  'aws-nat': r => natUsd(r, r.blob + r.api),
  'aws-nat-s3-gateway': r => natUsd(r, r.api),
  'aws-vpc-endpoints': r => gibibytes(r, r.api) * r.usd('aws.vpce.data'),
  'aws-vpc-endpoints-s3-interface': r =>
    gibibytes(r, r.blob + r.api) * r.usd('aws.vpce.data'),
  'aws-public': () => 0,
  'aws-cross-region': r =>
    gibibytes(r, r.blob + r.api) * r.usd('aws.ecr.cross-region', 'us-east-1') +
    natUsd(r, r.blob + r.api),
  'aws-external': r => natUsd(r, r.blob + r.api),
  'aws-ecr-pull-through': r => natUsd(r, r.blob + r.api),
  'gcp-same-location': () => 0,
  'gcp-cross-location': r =>
    gibibytes(r, r.blob + r.api) * r.usd('gcp.ar.cross'),
  'gcp-cloud-nat': r => gibibytes(r, r.blob + r.api) * r.usd('gcp.nat.data'),
  'azure-same-region': () => 0,
  'azure-cross-region': r =>
    decimalGigabytes(r, r.blob + r.api) * r.usd('azure.inter-region'),
  'azure-private-endpoint': r =>
    decimalGigabytes(r, r.blob + r.api) * r.usd('azure.pe.data'),
  'azure-nat': r =>
    decimalGigabytes(r, r.blob + r.api) * r.usd('azure.nat.data'),
  'internet-egress': r => egressUsd(r, r.blob + r.api),
  'self-hosted': r =>
    decimalGigabytes(r, r.blob + r.api) * r.usd('self-hosted.data'),
  custom: r => decimalGigabytes(r, r.blob + r.api) * r.usd('custom.data'),
};

/** What is paid in a month of 730 hours whatever is moved, in USD. */
export const referenceFixed: Record<
  NetworkPathId,
  (reference: Reference) => number
> = {
  'aws-nat': natFixedUsd,
  'aws-nat-s3-gateway': natFixedUsd,
  'aws-vpc-endpoints': r => 2 * r.settings.zones * r.usd('aws.vpce.hour') * 730,
  'aws-vpc-endpoints-s3-interface': r =>
    3 * r.settings.zones * r.usd('aws.vpce.hour') * 730,
  'aws-public': r => machines(r) * r.usd('aws.ipv4.hour') * 730,
  'aws-cross-region': natFixedUsd,
  'aws-external': natFixedUsd,
  'aws-ecr-pull-through': natFixedUsd,
  'gcp-same-location': () => 0,
  'gcp-cross-location': () => 0,
  'gcp-cloud-nat': r =>
    (machines(r) > 32
      ? r.usd('gcp.nat.gateway-hour')
      : machines(r) * r.usd('gcp.nat.hour')) *
      730 +
    r.usd('gcp.nat.ip') * 730,
  'azure-same-region': r => (r.usd('azure.acr.standard') * 730) / 24,
  'azure-cross-region': r => (r.usd('azure.acr.standard') * 730) / 24,
  'azure-private-endpoint': r =>
    (r.usd('azure.acr.premium') * 730) / 24 + r.usd('azure.pe.hour') * 730,
  'azure-nat': r =>
    (r.usd('azure.acr.standard') * 730) / 24 +
    (r.usd('azure.nat.hour') + r.usd('azure.ipv4.hour')) * 730,
  'internet-egress': () => 0,
  'self-hosted': r => r.usd('self-hosted.hour') * 730,
  custom: r => r.usd('custom.hour') * 730,
};

function gigabytes(settings: CostSettings, bytes: number, provider: number) {
  if (settings.gigabyte === 'decimal') {
    return bytes / GB;
  }
  return bytes / (settings.gigabyte === 'binary' ? GIB : provider);
}

function gibibytes({ settings }: Reference, bytes: number): number {
  return gigabytes(settings, bytes, GIB);
}

function decimalGigabytes({ settings }: Reference, bytes: number): number {
  return gigabytes(settings, bytes, GB);
}

function natUsd(r: Reference, bytes: number): number {
  const through = gibibytes(r, bytes) * r.usd('aws.nat.data');
  const crossing =
    gibibytes(r, bytes) * r.settings.crossZoneShare * 2 * r.usd('aws.az');
  return through + crossing;
}

function natFixedUsd(r: Reference): number {
  const { zones, crossZoneShare } = r.settings;
  let gateways = Math.round(zones - zones * crossZoneShare);
  if (gateways < 1) {
    gateways = 1;
  }
  return gateways * (r.usd('aws.nat.hour') + r.usd('aws.ipv4.hour')) * 730;
}

/** By the cloud that has a region of that name. */
function egressUsd(r: Reference, bytes: number): number {
  switch (r.settings.region) {
    case 'us-central1':
    case 'europe-west1':
      return gibibytes(r, bytes) * r.usd('gcp.egress');
    case 'eastus':
    case 'brazilsouth':
      return decimalGigabytes(r, bytes) * r.usd('azure.egress');
    default:
      return gibibytes(r, bytes) * r.usd('aws.egress');
  }
}

function machines({ settings }: Reference): number {
  if (settings.runtime === 'import') {
    return 0;
  }
  if (settings.runtime === 'task' || settings.nodes === 0) {
    return settings.instances;
  }
  return settings.nodes;
}

/** First-tier USD, found by reading the whole list. */
export function referenceUsd(list: PriceList, asked: string) {
  const defaults = ['us-east-1', 'us', 'eastus'];
  return (id: string, region: string = asked): number => {
    const all = list.prices.filter(price => price.id === id);
    const own = all.find(price => price.region === region);
    const continent = all.find(
      price =>
        price.region !== undefined && region.startsWith(`${price.region}-`),
    );
    const anywhere = all.find(price => price.region === undefined);
    const fallback = all.find(
      price => price.region !== undefined && defaults.includes(price.region),
    );
    const price = own ?? continent ?? anywhere ?? fallback;
    if (!price) {
      throw new Error(`no price ${id}`);
    }
    return price.tiers[0].usd;
  };
}
