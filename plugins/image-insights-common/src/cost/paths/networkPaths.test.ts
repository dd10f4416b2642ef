import fc from 'fast-check';
import { CostInputError } from '../CostInputError';
import { findPrice, priceList } from '../prices';
import { CostSettings, NetworkPathId, networkPathIdSchema } from '../schema';
import { costSettings } from '../testing/costSettings';
import { anySettings } from '../__testUtils__/moneyArbitraries';
import { PathContext } from './NetworkPath';
import { networkPath, networkPaths } from './networkPaths';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

/** `blob 1 × aws.s3gw`, one line per leg. */
function legs(
  id: NetworkPathId,
  changes: Partial<CostSettings> = {},
  context?: PathContext,
): string[] {
  return networkPath(id)
    .legs(costSettings(changes), context)
    .map(({ applies, factor, price, region }) =>
      [applies, factor, '×', price, ...(region ? [`in ${region}`] : [])].join(
        ' ',
      ),
    );
}

/** `3 × aws.nat.hour`, one line per fixed item. */
function fixed(
  id: NetworkPathId,
  changes: Partial<CostSettings> = {},
  context?: PathContext,
): string[] {
  return networkPath(id)
    .fixed(costSettings(changes), context)
    .map(({ count, price }) => `${count} × ${price}`);
}

describe('the network paths', () => {
  it('are those of the API, each once', () => {
    expect(networkPaths.map(({ id }) => id).sort()).toEqual(
      [...networkPathIdSchema.options].sort(),
    );
  });

  it('say what they are and when they are the right ones', () => {
    for (const { title, description } of networkPaths) {
      expect(title).toMatch(/^[A-Z]/);
      expect(description).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('name prices that the list has, in units that fit, each once', () => {
    fc.assert(
      fc.property(anySettings, settings => {
        for (const path of networkPaths) {
          const items = path.legs(settings);
          const things = path.fixed(settings);
          expect(items.length).toBeGreaterThan(0);
          const names = [...items, ...things].map(({ price }) => price);
          expect(new Set(names).size).toBe(names.length);
          for (const { price } of items) {
            expect(findPrice(priceList, price).price.unit).toBe('byte');
          }
          for (const { price, count } of things) {
            expect(['hour', 'day']).toContain(
              findPrice(priceList, price).price.unit,
            );
            expect(Number.isInteger(count) && count >= 0).toBe(true);
          }
          const storage = [path.storage(settings)].flatMap(id =>
            id === undefined ? [] : [findPrice(priceList, id).price.unit],
          );
          expect(storage.every(unit => unit === 'byte-month')).toBe(true);
        }
      }),
    );
  });

  it('bill each byte of a pull on at least one leg, free or not', () => {
    for (const path of networkPaths) {
      const applies = path.legs(costSettings()).map(leg => leg.applies);
      expect(
        applies.includes('all') ||
          (applies.includes('blob') && applies.includes('api')),
      ).toBe(true);
    }
  });

  it('refuse an id that is none', () => {
    const [known] = networkPaths;
    expect(known.id).toBe('aws-nat');
    expect(() => networkPath(JSON.parse('"aws-nät"'))).toThrow(CostInputError);
    expect(() => networkPath(JSON.parse('"__proto__"'))).toThrow(
      /path is `__proto__`; allowed: aws-nat, aws-nat-s3-gateway/,
    );
  });
});

describe('aws-nat', () => {
  it('passes all bytes through a gateway in each zone', () => {
    expect(legs('aws-nat')).toEqual(['all 1 × aws.nat.data']);
    expect(fixed('aws-nat')).toEqual(['3 × aws.nat.hour', '3 × aws.ipv4.hour']);
  });

  it('bills a byte that crosses zones in both, and has fewer gateways', () => {
    const one = { zones: 3, crossZoneShare: 2 / 3 };
    expect(legs('aws-nat', one)).toEqual([
      'all 1 × aws.nat.data',
      `all ${4 / 3} × aws.az`,
    ]);
    expect(fixed('aws-nat', one)).toEqual([
      '1 × aws.nat.hour',
      '1 × aws.ipv4.hour',
    ]);
    expect(fixed('aws-nat', { zones: 2, crossZoneShare: 1 })[0]).toBe(
      '1 × aws.nat.hour',
    );
  });
});

describe('aws-nat-s3-gateway', () => {
  it('keeps the gateways and takes the layers off them', () => {
    expect(legs('aws-nat-s3-gateway')).toEqual([
      'api 1 × aws.nat.data',
      'blob 1 × aws.s3gw',
    ]);
    expect(fixed('aws-nat-s3-gateway')).toEqual(fixed('aws-nat'));
  });
});

describe('aws-vpc-endpoints', () => {
  it('has two endpoints in each zone, and layers for nothing', () => {
    expect(legs('aws-vpc-endpoints')).toEqual([
      'api 1 × aws.vpce.data',
      'blob 1 × aws.s3gw',
    ]);
    expect(fixed('aws-vpc-endpoints')).toEqual(['6 × aws.vpce.hour']);
    expect(fixed('aws-vpc-endpoints', { zones: 1 })).toEqual([
      '2 × aws.vpce.hour',
    ]);
  });

  it('has no leg between zones: endpoints have none', () => {
    expect(legs('aws-vpc-endpoints', { crossZoneShare: 0.5 })).toHaveLength(2);
  });
});

describe('aws-vpc-endpoints-s3-interface', () => {
  it('has three endpoints in each zone, and all bytes through them', () => {
    expect(legs('aws-vpc-endpoints-s3-interface')).toEqual([
      'all 1 × aws.vpce.data',
    ]);
    expect(fixed('aws-vpc-endpoints-s3-interface')).toEqual([
      '9 × aws.vpce.hour',
    ]);
  });
});

describe('aws-public', () => {
  it('has free bytes and an address for each node', () => {
    expect(legs('aws-public')).toEqual(['all 1 × aws.ecr.same-region']);
    expect(fixed('aws-public', { nodes: 7 })).toEqual(['7 × aws.ipv4.hour']);
  });

  it('takes a node per instance where nodes are not known', () => {
    expect(fixed('aws-public', { nodes: 0, instances: 12 })).toEqual([
      '12 × aws.ipv4.hour',
    ]);
  });

  it('has an address for each task, and none where the platform imports', () => {
    const settings = { nodes: 7, instances: 12 };
    expect(fixed('aws-public', { ...settings, runtime: 'task' })).toEqual([
      '12 × aws.ipv4.hour',
    ]);
    expect(fixed('aws-public', { ...settings, runtime: 'import' })).toEqual([
      '0 × aws.ipv4.hour',
    ]);
  });
});

describe('aws-cross-region', () => {
  it('bills the sending region and the gateway of the receiving one', () => {
    expect(
      legs('aws-cross-region', { region: 'us-east-1' }, { registryHost: ECR }),
    ).toEqual([
      'all 1 × aws.ecr.cross-region in eu-west-1',
      'all 1 × aws.nat.data',
    ]);
    expect(fixed('aws-cross-region')).toEqual(fixed('aws-nat'));
  });

  it('takes the registry to be in us-east-1 where nothing tells', () => {
    for (const registryHost of [undefined, 'localhost:7070', 'gcr.io']) {
      expect(legs('aws-cross-region', {}, { registryHost })[0]).toBe(
        'all 1 × aws.ecr.cross-region in us-east-1',
      );
    }
  });
});

describe('aws-external', () => {
  it.each([
    ['ghcr.io', 'ghcr'],
    ['docker.io', 'dockerhub'],
    ['quay.io', 'quay'],
    ['public.ecr.aws', 'aws.ecr-public'],
    ['mcr.microsoft.com', 'aws.ingress'],
    ['registry.example.com', 'aws.ingress'],
    [undefined, 'aws.ingress'],
  ])('bills NAT and what %s bills', (registryHost, price) => {
    expect(legs('aws-external', {}, { registryHost })).toEqual([
      'all 1 × aws.nat.data',
      `all 1 × ${price}`,
    ]);
    expect(fixed('aws-external')).toEqual(fixed('aws-nat'));
    expect(networkPath('aws-external').storage(costSettings())).toBeUndefined();
  });
});

describe('aws-ecr-pull-through', () => {
  it('is the path from ECR that is in use, without a fee', () => {
    const paths = networkPathIdSchema.options.filter(
      id =>
        id.startsWith('aws-') &&
        id !== 'aws-external' &&
        id !== 'aws-ecr-pull-through',
    );
    expect(paths).toHaveLength(6);
    for (const through of paths) {
      expect(legs('aws-ecr-pull-through', {}, { through })).toEqual([
        ...legs(through),
        'all 1 × aws.ecr.ptc',
      ]);
      expect(fixed('aws-ecr-pull-through', {}, { through })).toEqual(
        fixed(through),
      );
    }
  });

  it('is NAT where none is in use', () => {
    for (const through of [undefined, 'custom', 'aws-external'] as const) {
      expect(legs('aws-ecr-pull-through', {}, { through })).toEqual([
        'all 1 × aws.nat.data',
        'all 1 × aws.ecr.ptc',
      ]);
    }
  });
});

describe('paths of Google Cloud', () => {
  const europe = { registryHost: 'europe-west1-docker.pkg.dev' };

  it('cost nothing in the same location', () => {
    expect(legs('gcp-same-location')).toEqual(['all 1 × gcp.ar.same']);
    expect(fixed('gcp-same-location')).toEqual([]);
  });

  it('cost by the continent between locations', () => {
    expect(
      legs('gcp-cross-location', { region: 'europe-north1' }, europe),
    ).toEqual(['all 1 × gcp.ar.cross']);
    expect(legs('gcp-cross-location', { region: 'us-central1' })).toEqual([
      'all 1 × gcp.ar.cross',
    ]);
    expect(fixed('gcp-cross-location')).toEqual([]);
  });

  it('cost more between continents, most with Oceania', () => {
    const region = (name: string) =>
      legs('gcp-cross-location', { region: name }, europe);
    expect(region('us-central1')).toEqual([
      'all 1 × gcp.ar.intercontinental in us-central1',
    ]);
    expect(region('australia-southeast1')).toEqual([
      'all 1 × gcp.ar.intercontinental in australia',
    ]);
    expect(
      legs(
        'gcp-cross-location',
        { region: 'northamerica-northeast1' },
        { registryHost: 'us-docker.pkg.dev' },
      ),
    ).toEqual(['all 1 × gcp.ar.cross']);
  });

  it('pass Cloud NAT, and pay the distance beside it where there is one', () => {
    const region = { region: 'europe-west1' };
    expect(legs('gcp-cloud-nat', region)).toEqual(['all 1 × gcp.nat.data']);
    expect(legs('gcp-cloud-nat', region, europe)).toEqual([
      'all 1 × gcp.nat.data',
    ]);
    expect(
      legs('gcp-cloud-nat', region, { registryHost: 'eu.gcr.io' }),
    ).toEqual(['all 1 × gcp.nat.data']);
    expect(legs('gcp-cloud-nat', { region: 'europe-north1' }, europe)).toEqual([
      'all 1 × gcp.nat.data',
      'all 1 × gcp.ar.cross',
    ]);
    expect(
      legs('gcp-cloud-nat', region, { registryHost: 'docker.io' }),
    ).toEqual(['all 1 × gcp.nat.data']);
  });

  it('pay Cloud NAT by the VM to 32 of them, and flat above', () => {
    expect(fixed('gcp-cloud-nat', { nodes: 32 })).toEqual([
      '32 × gcp.nat.hour',
      '1 × gcp.nat.ip',
    ]);
    expect(fixed('gcp-cloud-nat', { nodes: 33 })).toEqual([
      '1 × gcp.nat.gateway-hour',
      '1 × gcp.nat.ip',
    ]);
  });
});

describe('paths of Azure', () => {
  it('cost nothing in the same region but the registry', () => {
    expect(legs('azure-same-region')).toEqual(['all 1 × azure.same-region']);
    expect(fixed('azure-same-region')).toEqual(['1 × azure.acr.standard']);
  });

  it('cost by the byte to another region', () => {
    expect(legs('azure-cross-region')).toEqual(['all 1 × azure.inter-region']);
    expect(fixed('azure-cross-region')).toEqual(['1 × azure.acr.standard']);
  });

  it('need a Premium registry behind a private endpoint', () => {
    expect(legs('azure-private-endpoint')).toEqual(['all 1 × azure.pe.data']);
    expect(fixed('azure-private-endpoint')).toEqual([
      '1 × azure.acr.premium',
      '1 × azure.pe.hour',
    ]);
  });

  it('pass a NAT gateway with an address', () => {
    expect(legs('azure-nat')).toEqual(['all 1 × azure.nat.data']);
    expect(fixed('azure-nat')).toEqual([
      '1 × azure.acr.standard',
      '1 × azure.nat.hour',
      '1 × azure.ipv4.hour',
    ]);
  });
});

describe('internet-egress', () => {
  it('is billed by the cloud that the registry is in', () => {
    const from = (registryHost: string) =>
      legs('internet-egress', { region: 'us-east-1' }, { registryHost });
    expect(from(ECR)).toEqual(['all 1 × aws.egress in eu-west-1']);
    expect(from('europe-docker.pkg.dev')).toEqual([
      'all 1 × gcp.egress in europe',
    ]);
    expect(from('acme.azurecr.io')).toEqual(['all 1 × azure.egress in eastus']);
  });

  it('is billed by the cloud of the region where the host does not tell', () => {
    const from = (region: string) => legs('internet-egress', { region });
    expect(from('sa-east-1')).toEqual(['all 1 × aws.egress in sa-east-1']);
    expect(from('us-central1')).toEqual(['all 1 × gcp.egress in us-central1']);
    expect(from('westeurope')).toEqual(['all 1 × azure.egress in westeurope']);
    expect(from('Our cellar')).toEqual(['all 1 × aws.egress in Our cellar']);
  });

  it('has nothing that is paid anyway', () => {
    expect(fixed('internet-egress')).toEqual([]);
  });
});

describe('paths of an operator', () => {
  it.each(['self-hosted', 'custom'] as const)(
    'cost on %s what app-config says',
    id => {
      expect(legs(id)).toEqual([`all 1 × ${id}.data`]);
      expect(fixed(id)).toEqual([`1 × ${id}.hour`]);
      expect(networkPath(id).storage(costSettings())).toBe(`${id}.storage`);
    },
  );
});
