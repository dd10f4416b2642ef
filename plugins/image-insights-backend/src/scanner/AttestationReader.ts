import { LoggerService } from '@backstage/backend-plugin-api';
import {
  attestationLayers,
  attestationsOf,
  parseProvenance,
  ProvenanceFacts,
} from '@image-insights/image-analysis';
import {
  Descriptor,
  ImageIndex,
  ReadOptions,
  RegistryError,
  RegistryReader,
  RepositoryName,
} from '@image-insights/oci-registry';
import { ProvenanceStore, StoredProvenance } from '../database/ProvenanceStore';
import { problemWithoutPlace } from './problems';

/**
 * Reads what a build recorded of itself beside an image: the attestation
 * manifest that the index lists, and the one blob in it that is provenance.
 * SBOMs are never fetched.
 */
export class AttestationReader {
  constructor(
    private readonly options: {
      reader: RegistryReader;
      provenance: ProvenanceStore;
      logger: LoggerService;
    },
  ) {}

  /**
   * Reads and stores what the index tells of these images, unless it was read
   * before. An attestation that cannot be read is noted and fails nothing;
   * rejects only when aborted or when the database fails.
   *
   * @returns false where a registry that is only down or busy did not give
   * one: to be asked again.
   */
  async read(
    repository: RepositoryName,
    index: ImageIndex,
    imageDigests: readonly string[],
    options: ReadOptions,
  ): Promise<boolean> {
    const references = attestationsOf(index).filter(({ imageDigest }) =>
      imageDigests.includes(imageDigest),
    );
    if (references.length === 0) {
      return true;
    }
    let isComplete = true;
    const known = await this.options.provenance.known([...imageDigests]);
    for (const { manifest, imageDigest } of references) {
      options.signal?.throwIfAborted();
      if (!known.has(imageDigest)) {
        const found = await this.readOne(repository, manifest, options);
        if (found) {
          await this.options.provenance.save(imageDigest, found);
          known.set(imageDigest, found.facts ? 'facts' : 'problem');
        } else {
          // An index may list thousands: a busy registry is not asked for all.
          isComplete = false;
          break;
        }
      }
    }
    return isComplete;
  }

  /** Absent for what may pass. */
  private async readOne(
    repository: RepositoryName,
    descriptor: Descriptor,
    options: ReadOptions,
  ): Promise<StoredProvenance | undefined> {
    const { reader, logger } = this.options;
    try {
      const { content } = await reader.getManifest(
        repository,
        descriptor.digest,
        options,
      );
      if (content.kind === 'index') {
        return nothing('is an index');
      }
      const { provenance, others } = attestationLayers(content);
      if (!provenance) {
        return nothing('holds no provenance');
      }
      const blob = await reader.getBlob(repository, provenance, options);
      const facts = parseStatement(await readAll(blob, provenance.size));
      return facts
        ? { facts: { ...facts, others } }
        : nothing('holds provenance of a kind that is not understood');
    } catch (error) {
      options.signal?.throwIfAborted();
      return error instanceof RegistryError && error.isTransient
        ? undefined
        : { problem: problemWithoutPlace(error, logger) };
    }
  }
}

function nothing(what: string): StoredProvenance {
  return {
    problem: {
      code: 'no-provenance',
      message: `The attestation beside the image ${what}`,
      remedy:
        'Nothing to do; docker buildx build --provenance=mode=max records how an image was built.',
    },
  };
}

/** The registry's client has checked digest and length at the end. */
async function readAll(
  blob: AsyncIterable<Uint8Array>,
  length: number,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of blob) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function parseStatement(bytes: Buffer): ProvenanceFacts | undefined {
  let statement: unknown;
  try {
    statement = JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
  return parseProvenance(statement);
}
