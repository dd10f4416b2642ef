import { registryHostOf } from '../estimate/pathAmounts';
import { convert, tieredAmount } from '../money';
import { registryOf } from '../paths/registryOf';
import { findPrice } from '../prices';
import { CostStream } from '../schema';
import { distinctBlobBytes } from './copiedBytes';
import { chosen, remeasured } from './remeasured';
import { Change } from './scenarioOf';
import { byRepository } from './storedLess';
import { WhatIfContext } from './WhatIfContext';

/**
 * Registries that ECR makes a cache of; it refuses any other address, such as
 * that of a Harbor of one's own.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
 */
const CACHED_HOSTS: ReadonlySet<string> = new Set([
  'public.ecr.aws',
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'ghcr.io',
  'quay.io',
  'registry.k8s.io',
  'registry.gitlab.com',
  'cgr.dev',
]);

/** Whether a cache in ECR can stand before the registry that it comes from. */
function couldBeCached(stream: CostStream): boolean {
  if (stream.settings.path !== 'aws-external') {
    return false;
  }
  const host = registryHostOf(stream);
  const provider = registryOf(host)?.provider;
  return provider === 'aws' || provider === 'azure' || CACHED_HOSTS.has(host);
}

/**
 * A pull-through cache in ECR before a registry outside of AWS: nodes pull
 * from ECR, layers by the free S3 gateway endpoint. ECR itself fetches what it
 * lacks, which costs nothing, and stores what was pulled.
 */
export function pullThrough({ input, streams }: WhatIfContext): Change[] {
  const external = streams.map(({ stream }) => stream).filter(couldBeCached);
  if (external.length === 0) {
    return [];
  }
  const { currency, prices } = input;
  const storage = { bytes: 0, amountPerMonth: 0 };
  for (const ofRepository of byRepository(external).values()) {
    const [{ settings }] = ofRepository;
    const bytes = distinctBlobBytes(
      ofRepository.flatMap(({ releases }: CostStream) => releases),
    );
    const { amount } = tieredAmount({
      price: findPrice(prices, 'aws.ecr.storage', settings.region).price,
      bytes,
      gigabyte: settings.gigabyte,
    });
    storage.bytes += bytes;
    storage.amountPerMonth += convert(amount, currency);
  }
  return [
    {
      id: 'pull-through',
      kind: 'pull-through',
      subject: 'aws-ecr-pull-through',
      confidence: 'measured',
      streams: remeasured(streams, stream =>
        couldBeCached(stream)
          ? chosen(stream, { path: 'aws-nat-s3-gateway' })
          : stream,
      ),
      added: { storage },
    },
  ];
}
