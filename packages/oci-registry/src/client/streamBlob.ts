import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Where } from '../documents/parseJson';
import { RegistryError } from '../errors';
import type { Descriptor } from '../model';
import { digestAlgorithm } from '../reference';
import { Deadline } from '../transport/Deadline';
import { describeFailure } from '../transport/describeFailure';
import { refuseEncoding } from '../transport/HttpTransport';
import type { Answer } from '../transport/politely';
import { errorOfAnswer } from './errorOfAnswer';
import type { HostSession } from './HostSession';
import type { RegistryLimits } from './RegistryOptions';
import type { ReadOptions } from './RegistryReader';

/** Progress that a connection must have made for another to be worth it. */
const WORTH_RESUMING_BYTES = 1024 * 1024;

/** @internal */
export interface StreamBlobOptions {
  session: HostSession;
  repository: string;
  descriptor: Descriptor;
  limits: RegistryLimits;
  where: Where;
  read: ReadOptions;
}

/**
 * Streams a blob, counting and hashing on the way; fails at the end unless
 * length and digest are the descriptor's. A connection that breaks after a
 * good stretch is taken up again where it ended. Settles once the registry
 * has begun to answer.
 *
 * @internal
 */
export async function streamBlob(
  options: StreamBlobOptions,
): Promise<Readable> {
  const { session, descriptor, limits, where, read } = options;
  if (descriptor.size > limits.blobBytes) {
    throw new RegistryError({
      ...where,
      code: 'too-large',
      message: `The blob ${descriptor.digest} has ${descriptor.size} bytes, at most ${limits.blobBytes} are read`,
      remedy: 'Raise the limit if such blobs are meant.',
    });
  }
  await session.blobGate.enter(where, read.signal);
  const deadline = new Deadline(limits.blobTimeoutMs, read.signal);
  const release = () => {
    deadline.release();
    session.blobGate.leave({ kind: 'aborted' });
  };
  try {
    const answer = await openAt(0, options, deadline.signal);
    return toReadable(answer, options, { deadline, release });
  } catch (error) {
    release();
    read.signal?.throwIfAborted();
    throw describeFailure(error, { where, askedHost: where.host });
  }
}

function toReadable(
  first: Answer,
  options: StreamBlobOptions,
  { deadline, release }: { deadline: Deadline; release: () => void },
): Readable {
  let released = false;
  const stream = Readable.from(chunks(first, options, deadline.signal), {
    objectMode: false,
    highWaterMark: 256 * 1024,
  });
  // A stream that nobody reads would not notice its end, and keep its place.
  // A reader is told by the generator, with the reason, well before this.
  const giveUp = () => setTimeout(() => stream.destroy(), 1_000).unref();
  deadline.signal.addEventListener('abort', giveUp, { once: true });
  stream.once('close', () => {
    deadline.signal.removeEventListener('abort', giveUp);
    // Also where nobody has read a byte, and the generator never ran.
    first.body.destroy();
    if (!released) {
      released = true;
      release();
    }
  });
  return stream;
}

async function* chunks(
  first: Answer,
  options: StreamBlobOptions,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { descriptor, where, read } = options;
  const hash = createHash(digestAlgorithm(descriptor.digest));
  let length = 0;
  let resumedAt = 0;
  let answer = first;
  while (length < descriptor.size || answer === first) {
    try {
      for await (const chunk of answer.body) {
        length += chunk.length;
        if (length > descriptor.size) {
          throw corrupt(options, `is longer than its ${descriptor.size} bytes`);
        }
        hash.update(chunk);
        yield chunk;
      }
      break;
    } catch (error) {
      answer.body.destroy();
      read.signal?.throwIfAborted();
      const failure = describeFailure(error, {
        where,
        askedHost: answer.url.host,
      });
      const hasProgress = length - resumedAt >= WORTH_RESUMING_BYTES;
      if (!failure.isTransient || !hasProgress || signal.aborted) {
        throw failure;
      }
      resumedAt = length;
      answer = await openAt(length, options, signal);
    }
  }
  if (length < descriptor.size) {
    throw corrupt(
      options,
      `ended after ${length} of its ${descriptor.size} bytes`,
    );
  }
  const digest = `${digestAlgorithm(descriptor.digest)}:${hash.digest('hex')}`;
  if (digest !== descriptor.digest) {
    throw corrupt(options, `has other contents, with digest ${digest}`);
  }
}

async function openAt(
  offset: number,
  options: StreamBlobOptions,
  signal: AbortSignal,
): Promise<Answer> {
  const { session, repository, descriptor, limits, where, read } = options;
  const answer = await session.openStream({
    kind: 'blob',
    method: 'GET',
    repository,
    path: `/v2/${repository}/blobs/${descriptor.digest}`,
    headers: offset > 0 ? { range: `bytes=${offset}-` } : {},
    maxBytes: limits.blobBytes,
    where,
    signal,
    ...(read.onRequest ? { onRequest: read.onRequest } : {}),
  });
  try {
    checkAnswer(answer, offset, options);
    return answer;
  } catch (error) {
    answer.body.destroy();
    throw error;
  }
}

function checkAnswer(
  answer: Answer,
  offset: number,
  options: StreamBlobOptions,
): void {
  const { descriptor, where } = options;
  if (answer.status !== (offset > 0 ? 206 : 200)) {
    throw answer.status === 200
      ? new RegistryError({
          ...where,
          code: 'unavailable',
          message: `The blob ${descriptor.digest} broke off and ${where.host} cannot continue it`,
          remedy: 'It is read again from the beginning the next time.',
        })
      : errorOfAnswer(answer, { kind: 'blob', where });
  }
  refuseEncoding(answer, where);
  if (offset > 0) {
    const range = answer.headers.get('content-range') ?? '';
    if (!range.startsWith(`bytes ${offset}-`)) {
      throw corrupt(options, 'was continued at another place than asked');
    }
    return;
  }
  const announced = answer.headers.get('content-length');
  if (announced !== undefined && Number(announced) !== descriptor.size) {
    throw corrupt(
      options,
      `comes with ${announced.slice(0, 20)} bytes, its manifest says ${
        descriptor.size
      }`,
    );
  }
}

function corrupt(
  { descriptor, where }: StreamBlobOptions,
  what: string,
): RegistryError {
  return new RegistryError({
    ...where,
    code: 'integrity',
    message: `The blob ${descriptor.digest} of ${where.host}/${
      where.repository ?? ''
    } ${what}`,
    remedy:
      'Push the image again; if it happens often, check the storage of the registry.',
  });
}
