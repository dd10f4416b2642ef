import { Price } from '../schema';
import { flat } from './flat';
import { DECIMAL_GIGABYTE } from './units';

const CONFIGURED = {
  tiers: flat(0),
  asOf: '2026-11-21',
  source: 'Nothing is known of it until app-config says a price',
  confidence: 'C',
} as const;

/** Registries that are no part of a cloud, and what an operator configures. */
export const registryPrices: Price[] = [
  {
    id: 'ghcr',
    provider: 'github',
    title: 'Pull from the GitHub container registry',
    unit: 'byte',
    unitBytes: DECIMAL_GIGABYTE,
    tiers: flat(0),
    asOf: '2025-12-01',
    source:
      'GitHub documentation, billing of Packages, as discussed in community/community#183054',
    sourceUrl:
      'https://docs.github.com/billing/concepts/product-billing/github-packages',
    confidence: 'A',
    note: 'Storage and transfer of containers are free for now; GitHub promises a month of notice.',
  },
  {
    id: 'dockerhub',
    provider: 'docker',
    title: 'Pull from Docker Hub',
    unit: 'byte',
    unitBytes: DECIMAL_GIGABYTE,
    tiers: flat(0),
    asOf: '2025-03-27',
    source: 'Docker documentation, usage and limits of Docker Hub',
    sourceUrl: 'https://docs.docker.com/docker-hub/usage/',
    confidence: 'A',
    note: 'Nothing per byte, but pulls are limited: in 6 hours 100 per address without signing in, 200 with a personal account.',
  },
  {
    id: 'quay',
    provider: 'redhat',
    title: 'Pull from quay.io',
    unit: 'byte',
    unitBytes: DECIMAL_GIGABYTE,
    tiers: flat(0),
    asOf: '2025-01-01',
    source: 'Red Hat solution 6218921',
    sourceUrl: 'https://access.redhat.com/solutions/6218921',
    confidence: 'A',
    note: 'Paid by private repositories, not per byte; more than a few requests a second from an address are refused.',
  },
  {
    ...CONFIGURED,
    id: 'self-hosted.data',
    provider: 'self-hosted',
    title: 'Pull from the own registry',
    unit: 'byte',
    unitBytes: DECIMAL_GIGABYTE,
  },
  {
    ...CONFIGURED,
    id: 'self-hosted.storage',
    provider: 'self-hosted',
    title: 'Storage of the own registry',
    unit: 'byte-month',
    unitBytes: DECIMAL_GIGABYTE,
  },
  {
    ...CONFIGURED,
    id: 'self-hosted.hour',
    provider: 'self-hosted',
    title: 'The own registry',
    unit: 'hour',
  },
  {
    ...CONFIGURED,
    id: 'custom.data',
    provider: 'custom',
    title: 'Data on the configured path',
    unit: 'byte',
    unitBytes: DECIMAL_GIGABYTE,
  },
  {
    ...CONFIGURED,
    id: 'custom.storage',
    provider: 'custom',
    title: 'Storage on the configured path',
    unit: 'byte-month',
    unitBytes: DECIMAL_GIGABYTE,
  },
  {
    ...CONFIGURED,
    id: 'custom.hour',
    provider: 'custom',
    title: 'What the configured path costs anyway',
    unit: 'hour',
  },
];
