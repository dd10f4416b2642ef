import { convert, tieredAmount } from '../money';
import { findPrice } from '../prices';
import { CostStream } from '../schema';
import { distinctBlobBytes } from './copiedBytes';
import { chosen, remeasured } from './remeasured';
import { Change } from './scenarioOf';
import { byRepository } from './storedLess';
import { WhatIfContext } from './WhatIfContext';

/**
 * A pull-through cache in ECR before a registry outside of AWS: nodes pull
 * from ECR, layers by the free S3 gateway endpoint. ECR itself fetches what it
 * lacks, which costs nothing, and stores what was pulled.
 */
export function pullThrough({ input, streams }: WhatIfContext): Change[] {
  const external = streams
    .map(({ stream }) => stream)
    .filter(({ settings }) => settings.path === 'aws-external');
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
        stream.settings.path === 'aws-external'
          ? chosen(stream, { path: 'aws-nat-s3-gateway' })
          : stream,
      ),
      added: { storage },
    },
  ];
}
