import {
  ANNOTATION_SOURCE_LOCATION,
  ComponentEntity,
} from '@backstage/catalog-model';
import { sourceFilesOf } from '../sources';
import { demoEntity } from './demoEntity';

interface Service {
  name: string;
  title: string;
  description: string;
  owner: string;
  system: string;
  tags: string[];
  type?: string;
  lifecycle?: string;
  /** Names of repositories at the demo's registry, without the host. */
  repositories?: string[];
  /** Whole references, for the service that names a foreign host. */
  foreignRepositories?: string[];
  tagPattern?: string;
  sizeBudget?: string;
  dependsOn?: string[];
  /** Where its instances run and how often it is deployed, by annotations. */
  deployment?: { instances?: number; perMonth?: number; runtime?: string };
}

const services: Service[] = [
  {
    name: 'checkout',
    title: 'Checkout',
    description:
      'The way to the till. Its newest release carries development dependencies and the Git history.',
    owner: 'storefront',
    system: 'shop',
    tags: ['nodejs', 'buildkit'],
    repositories: ['shop/checkout', 'shop/checkout-worker'],
    sizeBudget: '130 MB',
    dependsOn: ['orders', 'billing', 'pricing'],
  },
  {
    name: 'search',
    title: 'Search',
    description:
      'Finds boats by what people call them. A small run-time image, stable layers: nothing to mend.',
    owner: 'storefront',
    system: 'shop',
    tags: ['go', 'buildkit'],
    repositories: ['shop/search'],
    // Nearly used up: what the audit of budgets tells apart.
    sizeBudget: '42 MB',
  },
  {
    name: 'asset-server',
    title: 'Asset server',
    description:
      'Pictures and style sheets. Was shipped with its compiler (920 MB) until it learned the builder pattern (18.2 MB).',
    owner: 'storefront',
    system: 'shop',
    tags: ['go', 'docker'],
    repositories: ['shop/asset-server'],
    sizeBudget: '25 MB',
  },
  {
    name: 'pricing',
    title: 'Pricing',
    description:
      'What a thing costs today. Built reproducibly by Bazel, so its image says 1970.',
    owner: 'insight',
    system: 'shop',
    tags: ['go', 'bazel'],
    repositories: ['shop/pricing'],
  },
  {
    name: 'orders',
    title: 'Orders',
    description:
      'Every order from basket to parcel, built with buildpacks; runs as tasks, which pull all of it whenever they are started anew.',
    owner: 'payments',
    system: 'money',
    tags: ['java', 'buildpacks', 'fargate'],
    repositories: ['money/orders'],
    deployment: { runtime: 'task' },
    sizeBudget: '200 MB',
    dependsOn: ['ledger', 'mailer'],
  },
  {
    name: 'billing',
    title: 'Billing',
    description:
      'Was built and run on Maven and a JDK, a 1 GB base; now runs on a slim JRE.',
    owner: 'payments',
    system: 'money',
    tags: ['java', 'maven'],
    repositories: ['money/billing'],
    sizeBudget: '150 MB',
    dependsOn: ['ledger', 'invoices'],
  },
  {
    name: 'invoices',
    title: 'Invoices',
    description: 'PDF invoices, layered by Jib: a release moves kilobytes.',
    owner: 'payments',
    system: 'money',
    tags: ['java', 'jib'],
    repositories: ['money/invoices'],
    sizeBudget: '100 MB',
  },
  {
    name: 'ledger',
    title: 'Ledger',
    description:
      'Who owes whom. Version 1.9 is still maintained beside 2.x; built by Buildah.',
    owner: 'payments',
    system: 'money',
    tags: ['rust', 'buildah'],
    repositories: ['money/ledger'],
  },
  {
    name: 'reports-api',
    title: 'Reports API',
    description:
      'Python with the layers in the wrong order: every release made everything anew, until 2.0.0.',
    owner: 'insight',
    system: 'money',
    tags: ['python', 'buildkit'],
    repositories: ['insight/reports-api'],
    sizeBudget: '150 MB',
    dependsOn: ['ledger'],
  },
  {
    name: 'route-planner',
    title: 'Route planner',
    description:
      'From harbour to harbour, all sea charts in the image: 500 MB, pulled anew by each of 20 tasks at every deployment.',
    owner: 'insight',
    system: 'shop',
    tags: ['python', 'buildkit', 'fargate'],
    repositories: ['insight/route-planner'],
    deployment: { instances: 20, perMonth: 20, runtime: 'task' },
  },
  {
    name: 'gateway',
    title: 'Gateway',
    description:
      'Lets people in. For two processor families, with provenance, and a moving tag.',
    owner: 'platform',
    system: 'runway',
    tags: ['go', 'buildkit', 'multi-arch'],
    repositories: ['runway/gateway', 'runway/gateway-reloader'],
    sizeBudget: '40 MB',
    dependsOn: ['feature-flags'],
  },
  {
    name: 'mailer',
    title: 'Mailer',
    description: 'Sends mail. Built inside the cluster by kaniko.',
    owner: 'platform',
    system: 'runway',
    tags: ['ruby', 'kaniko'],
    repositories: ['runway/mailer'],
  },
  {
    name: 'feature-flags',
    title: 'Feature flags',
    description:
      'Built by ko; signatures and a Helm chart live in the same repository.',
    owner: 'platform',
    system: 'runway',
    tags: ['go', 'ko', 'helm'],
    repositories: ['runway/feature-flags'],
  },
  {
    name: 'image-resizer',
    title: 'Image resizer',
    description:
      'Makes pictures fit, on a base that nobody renews. Its newest layers are packed by Zstandard.',
    owner: 'platform',
    system: 'runway',
    tags: ['rust', 'zstd'],
    repositories: ['runway/image-resizer'],
    lifecycle: 'experimental',
  },
  {
    name: 'hello-workshop',
    title: 'Hello, workshop',
    description:
      'The smallest possible image, step by step: 796 MB, 396, 6.42, 2, 1.2 and at last 682 kB.',
    owner: 'guild',
    system: 'workshop',
    tags: ['go', 'docker'],
    lifecycle: 'experimental',
    repositories: ['workshop/hello'],
  },
  {
    name: 'go-docker',
    title: 'go-docker',
    description: 'A Go image improved in small steps: 317 MB to 7.35 MB.',
    owner: 'guild',
    system: 'workshop',
    tags: ['go', 'docker'],
    repositories: ['workshop/go-docker'],
    sizeBudget: '10 MB',
  },
  {
    name: 'base-images',
    title: 'Base images',
    description: 'What the services of Brightwater are built on.',
    owner: 'platform',
    system: 'runway',
    tags: ['debian', 'base-image'],
    type: 'base-image',
    // Others build on them; nobody runs them.
    deployment: { perMonth: 0 },
    repositories: [
      'base/debian',
      'base/buildpack-deps',
      'base/golang',
      'base/node',
      'base/python',
      'base/ruby',
      'base/openjdk',
      'base/maven',
      'base/alpine',
      'base/fedora-minimal',
      'base/buildpacks-run',
      'base/static',
    ],
  },
  {
    name: 'status-page',
    title: 'Status page',
    description: 'Says what is up. Nobody has told where its images are.',
    owner: 'platform',
    system: 'runway',
    tags: ['php'],
  },
  {
    name: 'legacy-crm',
    title: 'Legacy CRM',
    description:
      'Bought, not built: its registry is not among those that may be read.',
    owner: 'insight',
    system: 'money',
    tags: ['java'],
    lifecycle: 'deprecated',
    foreignRepositories: ['registry.crm-vendor.example/crm/server'],
  },
  {
    name: 'loyalty',
    title: 'Loyalty',
    description: 'Points for sailors. Announced, but never pushed.',
    owner: 'storefront',
    system: 'shop',
    tags: ['kotlin'],
    lifecycle: 'experimental',
    repositories: ['shop/loyalty'],
  },
];

/** What the catalog says of a service's deployments, where it says anything. */
function deploymentAnnotations(service: Service): Record<string, string> {
  const { instances, perMonth, runtime } = service.deployment ?? {};
  return {
    ...(instances !== undefined && {
      'image-insights.io/instances': String(instances),
    }),
    ...(perMonth !== undefined && {
      'image-insights.io/deployments-per-month': String(perMonth),
    }),
    ...(runtime && { 'image-insights.io/runtime': runtime }),
  };
}

function annotationsOf(
  service: Service,
  registryHost: string,
): Record<string, string> {
  const repositories = [
    ...(service.repositories ?? []).map(name => `${registryHost}/${name}`),
    ...(service.foreignRepositories ?? []),
  ];
  return {
    ...(repositories.length > 0 && {
      'image-insights.io/repositories': repositories.join(', '),
    }),
    ...(service.tagPattern && {
      'image-insights.io/tags': service.tagPattern,
    }),
    ...(service.sizeBudget && {
      'image-insights.io/size-budget': service.sizeBudget,
    }),
    ...deploymentAnnotations(service),
    ...(sourceFilesOf(service.name, registryHost) && {
      [ANNOTATION_SOURCE_LOCATION]: `url:http://${registryHost}/source/${service.name}/`,
    }),
  };
}

/**
 * The services of the demo organisation. Most name repositories of the demo's
 * registry; one names none, one a host that nobody configured, and one a
 * repository that does not exist.
 * @public
 */
export function demoServices(options: {
  /** `localhost:7070`: host and port of the demo's registry. */
  registryHost: string;
}): ComponentEntity[] {
  return services.map(service => ({
    ...demoEntity({
      kind: 'Component',
      name: service.name,
      title: service.title,
      description: service.description,
      tags: service.tags,
      annotations: annotationsOf(service, options.registryHost),
    }),
    kind: 'Component',
    apiVersion: 'backstage.io/v1alpha1',
    spec: {
      type: service.type ?? 'service',
      lifecycle: service.lifecycle ?? 'production',
      owner: `group:default/${service.owner}`,
      system: service.system,
      ...(service.dependsOn && {
        dependsOn: service.dependsOn.map(name => `component:default/${name}`),
      }),
    },
  }));
}
