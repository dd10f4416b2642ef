import { networkPaths } from '../paths/networkPaths';
import { NetworkPath, PathLeg } from '../paths/NetworkPath';
import { CostSettings, Price, PriceList } from '../schema';
import { BINARY_GIGABYTE } from './units';

const PROVIDERS: Record<string, string> = {
  aws: 'Amazon Web Services',
  gcp: 'Google Cloud',
  azure: 'Microsoft Azure',
};
const OTHERS = 'Other registries, and what you configure';

/**
 * The price list and the network paths as docs/prices.md has them. `settings`
 * are the ones that paths are shown with.
 */
export function pricesDocument(
  list: PriceList,
  settings: CostSettings,
): string {
  const groups = new Map<string, Price[]>();
  for (const price of list.prices) {
    const title = PROVIDERS[price.provider] ?? OTHERS;
    groups.set(title, [...(groups.get(title) ?? []), price]);
  }
  return `${[
    '# Prices and paths',
    `Price list ${list.version}: US dollars, without tax, discounts and credits. Nothing is looked up while the plugin runs. This page is made from the list; \`UPDATE_DOCS=1 yarn workspace @image-insights/backstage-plugin-image-insights-common test prices\` writes it anew.`,
    '## How sure a price is',
    table(
      ['Confidence', 'What it rests on'],
      [
        ['A', "read in the provider's price list, page or documentation"],
        ['B', 'read in at least one dated source that is not the provider'],
        ['C', 'not seen, or sources disagree; marked as unverified on screen'],
      ],
    ),
    'A price that was seen more than 365 days ago is marked as old. Where a price lies between two figures, the table has both, figures use the first, and the range of an estimate the other.',
    '## Which gigabyte',
    'AWS writes GB and meters 2^30 bytes: its price list puts the end of the tier of 1 PB at 1,048,576 GB. Google Cloud says GiB. Azure and all others write GB; 10^9 bytes are assumed, the larger result by 7.4 %. `imageInsights.cost.gigabyte: decimal` or `binary` decides for all of them; a price with another `unitBytes` keeps it.',
    '## Your own prices',
    ownPrices(),
    '## Paths',
    'What a path costs is the sum of its legs (bytes that are billed, by the month) and, apart from that, of what is paid by the hour whatever is moved: hours × 730, days × 730 / 24. "All" are layers, configs, manifests and indexes; "layers" are layers and configs; "API" are manifests and indexes. Tiers run over the bytes of all services on a path in a region; `otherTraffic` is what fills them already.',
    table(
      ['Path', 'Billed by the byte', 'Paid by the hour or day', 'When'],
      networkPaths.map(path => pathRow(path, settings)),
    ),
    notesOnPaths(),
    ...[...groups].map(([title, prices]) => section(title, prices)),
  ].join('\n\n')}\n`;
}

function ownPrices(): string {
  return [
    '```yaml',
    'imageInsights:',
    '  cost:',
    '    prices:',
    '      aws.nat.data:',
    '        usd: 0.032 # per GiB, as the list has it',
    "        asOf: '2026-10-01'",
    '        source: contract of 2026',
    '      self-hosted.data:',
    '        tiers: [{ upTo: 1000, usd: 0.02 }, { usd: 0.01 }]',
    '        unitBytes: 1000000000',
    "        asOf: '2026-10-01'",
    '        source: invoice of our carrier',
    '```',
    '',
    'A price that you write replaces the one of the list whole, in all regions; `asOf` and `source` are required. Ids that begin with `custom.` or `self-hosted.` may be new; `custom.data`, `custom.hour`, `custom.storage` and their `self-hosted` kin are the ones that paths use. Tiers ascend and only the last one has no `upTo`, which counts units from the start of the month.',
  ].join('\n');
}

function pathRow(path: NetworkPath, settings: CostSettings): string[] {
  const fixed = path
    .fixed(settings)
    .map(({ formula, price }) =>
      formula === '1' ? code(price) : `${formula} × ${code(price)}`,
    );
  return [
    `${code(path.id)} ${path.title}`,
    path.legs(settings).map(legText).join('; '),
    fixed.join('; ') || 'nothing',
    path.description,
  ];
}

const APPLIES: Record<PathLeg['applies'], string> = {
  all: 'all',
  blob: 'layers',
  api: 'API',
};

function legText({ applies, price, factor }: PathLeg): string {
  const times = factor === 1 ? '' : ' 2 × share that crosses zones ×';
  return `${APPLIES[applies]} ×${times} ${code(price)}`;
}

function notesOnPaths(): string {
  return [
    '- On paths through a NAT gateway bytes that cross zones are billed twice by `aws.az`; `crossZoneShare` says how many do (default: none). Where g gateways serve z zones evenly it is (z − g) / z, so that gateways are zones × (1 − share), at least 1.',
    '- `aws-external` bills what the registry itself bills where its host is known: `ghcr`, `dockerhub`, `quay`, `aws.ecr-public`; all of them are 0.',
    '- `aws-cross-region` and `internet-egress` take the price of the region that sends, where the host of the registry tells it.',
    '- `gcp-cross-location` takes `gcp.ar.intercontinental` where the host of the registry tells that it is on another continent; `gcp-cloud-nat` adds it, or `gcp.ar.cross`, where the registry is in another location.',
    '- `internet-egress` takes the price of the cloud that has the registry, else of the one that has the region.',
    '- A registry of Azure is taken to be Standard, behind a private endpoint Premium; what its tier includes of storage is not deducted.',
    '- Storage is billed by `aws.ecr.storage`, `gcp.ar.storage`, `azure.acr.storage`, `self-hosted.storage` or `custom.storage`; GHCR, Docker Hub and Quay bill none.',
  ].join('\n');
}

function section(title: string, prices: Price[]): string {
  const byId = new Map<string, Price[]>();
  for (const price of prices) {
    byId.set(price.id, [...(byId.get(price.id) ?? []), price]);
  }
  const regional = [...byId.values()].filter(isRegional).flat();
  return [
    `## ${title}`,
    table(
      ['Id', 'What is billed', 'USD', 'Per', 'Seen', 'Source', 'Confidence'],
      [...byId.values()]
        .filter(group => !isRegional(group))
        .flat()
        .map(priceRow),
    ),
    ...(regional.length > 0 ? regionalTables(regional) : []),
  ].join('\n\n');
}

/** Prices with a row for each region are a table of their own. */
function isRegional(group: Price[]): boolean {
  return group.every(({ region }) => region !== undefined);
}

/** By id, where and at which price; regions that have all in common together. */
function regionalTables(prices: Price[]): string[] {
  const rows = new Map<string, { price: Price; regions: string[] }>();
  for (const price of prices) {
    const { region = '', ...rest } = price;
    const key = JSON.stringify(rest);
    const row = rows.get(key) ?? { price, regions: [] };
    row.regions.push(region);
    rows.set(key, row);
  }
  const notes = new Map(
    prices.map(({ id, title, note, unit, unitBytes }) => [
      id,
      `- ${code(id)}: ${title}, per ${unitText({ unit, unitBytes })}${
        note === undefined ? '' : `. ${note}`
      }`,
    ]),
  );
  return [
    'By region:',
    [...notes.values()].join('\n'),
    table(
      ['Id', 'Region', 'USD', 'Seen', 'Source', 'Confidence'],
      [...rows.values()].map(({ price, regions }) => [
        code(price.id),
        regions.join(', '),
        amountText(price),
        price.asOf,
        sourceText(price),
        price.confidence,
      ]),
    ),
  ];
}

function priceRow(price: Price): string[] {
  const { id, title, region, note, asOf, confidence } = price;
  const what = region === undefined ? title : `${title} (${region})`;
  return [
    code(id),
    note === undefined ? what : `${what}. ${note}`,
    amountText(price),
    unitText(price),
    asOf,
    sourceText(price),
    confidence,
  ];
}

function sourceText({ source, sourceUrl }: Price): string {
  return sourceUrl === undefined ? source : `[${source}](${sourceUrl})`;
}

function amountText({ tiers, alternativeUsd }: Price): string {
  const text = tiers
    .map(({ usd, upTo }) =>
      upTo === undefined
        ? String(usd)
        : `${usd} to ${upTo.toLocaleString('en-US')}`,
    )
    .join(', then ');
  return alternativeUsd === undefined ? text : `${text} (or ${alternativeUsd})`;
}

function unitText({
  unit,
  unitBytes,
}: Pick<Price, 'unit' | 'unitBytes'>): string {
  const gigabyte = unitBytes === BINARY_GIGABYTE ? 'GiB' : 'GB';
  switch (unit) {
    case 'byte':
      return gigabyte;
    case 'byte-month':
      return `${gigabyte} and month`;
    default:
      return unit;
  }
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows]
    .map(cells => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
