/** Where a service is deployed to. */
export interface Stage {
  environment?: string;
  instances: number;
  /** After a release was built. */
  hours: number;
}

/** What a service's pipeline does, and tells the portal. */
export interface Pipeline {
  service: string;
  /** At the demo's registry; they go out together. */
  repositories: string[];
  stages: Stage[];
  /** The same images are rolled out anew every so many days: settings, certificates. */
  rolloutDays?: number;
  /** The newest release but one was taken back after two hours, for a day. */
  hasRollback?: boolean;
}

/** The services whose deployments are told; of all others tags tell. */
export const pipelines: Pipeline[] = [
  {
    service: 'checkout',
    repositories: ['shop/checkout', 'shop/checkout-worker'],
    stages: [
      { environment: 'staging', instances: 2, hours: 1 },
      { environment: 'production', instances: 12, hours: 22 },
    ],
    rolloutDays: 9,
    hasRollback: true,
  },
  {
    service: 'search',
    repositories: ['shop/search'],
    stages: [{ environment: 'production', instances: 10, hours: 3 }],
    rolloutDays: 4,
  },
  {
    service: 'orders',
    repositories: ['money/orders'],
    stages: [{ environment: 'production', instances: 30, hours: 26 }],
    rolloutDays: 3,
  },
  {
    service: 'gateway',
    repositories: ['runway/gateway', 'runway/gateway-reloader'],
    stages: [{ instances: 6, hours: 2 }],
    rolloutDays: 7,
  },
];
