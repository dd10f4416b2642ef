import { DomainEntity, Entity, SystemEntity } from '@backstage/catalog-model';
import { demoEntity } from './demoEntity';

const domains = [
  {
    name: 'selling',
    title: 'Selling',
    description: 'From the first search to the invoice.',
    owner: 'group:default/commerce',
  },
  {
    name: 'making',
    title: 'Making',
    description: 'How Brightwater builds and runs its software.',
    owner: 'group:default/engineering',
  },
];

const systems = [
  {
    name: 'shop',
    title: 'Shop',
    description: 'What a customer clicks through.',
    owner: 'group:default/storefront',
    domain: 'selling',
  },
  {
    name: 'money',
    title: 'Money',
    description: 'Orders, billing, invoices, ledger and reports.',
    owner: 'group:default/payments',
    domain: 'selling',
  },
  {
    name: 'runway',
    title: 'Runway',
    description: 'What every service needs to run.',
    owner: 'group:default/platform',
    domain: 'making',
  },
  {
    name: 'workshop',
    title: 'Workshop',
    description: 'What was built to learn from.',
    owner: 'group:default/guild',
    domain: 'making',
  },
];

/**
 * The domains and systems of the demo organisation.
 * @public
 */
export function demoSystems(): Entity[] {
  return [
    ...domains.map(
      ({ owner, ...options }): DomainEntity => ({
        ...demoEntity({ kind: 'Domain', ...options }),
        kind: 'Domain',
        apiVersion: 'backstage.io/v1alpha1',
        spec: { owner },
      }),
    ),
    ...systems.map(
      ({ owner, domain, ...options }): SystemEntity => ({
        ...demoEntity({ kind: 'System', ...options }),
        kind: 'System',
        apiVersion: 'backstage.io/v1alpha1',
        spec: { owner, domain },
      }),
    ),
  ];
}
