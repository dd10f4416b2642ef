import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  Comparison,
  Finding,
} from '@image-insights/backstage-plugin-image-insights-common';
import {
  ImageContents,
  ImageDescription,
  RuleSet,
  compareImages,
} from '@image-insights/image-analysis';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { loadContents } from '../contents/loadContents';
import { StoredJudgement } from '../database/JudgementStore';
import { Stores } from '../database/Stores';
import { readableRepositories } from './readableRepositories';
import { judgementOf } from './shownJudgement';
import { nameOfBase, withheldBases, withheldWords } from './withheldBases';
import { withheldText } from './withheldText';

/** Comparisons that are kept: people go back and forth. */
const MAX_KEPT = 100;

interface ComparedImage {
  image: ImageDescription;
  judged?: StoredJudgement;
  /** Whether the caller may see the repository in which it was judged. */
  isHomeReadable: boolean;
}

/** Answers what changed from one image to another. */
export class ComparisonService {
  /** Without findings: what the digests and their contents fix. */
  private readonly kept = new Map<
    string,
    Promise<ReturnType<typeof compareImages>>
  >();
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: {
      stores: Stores;
      entities: CatalogEntities;
      ruleSet: RuleSet;
    },
  ) {}

  /**
   * @throws NotFoundError where either image is not stored, or is in no
   * repository that an entity names which the caller may read.
   */
  async comparison(
    digests: { from: string; to: string },
    credentials: BackstageCredentials,
  ): Promise<Comparison> {
    const { stores, entities } = this.options;
    const from = await this.readable(digests.from, credentials);
    const to = await this.readable(digests.to, credentials);
    const compared = await this.compare(from, to);
    const bases = [from.image.base, to.image.base];
    const isWithheld = await withheldBases({
      names: bases.map(nameOfBase),
      credentials,
      stores,
      entities,
    });
    const before = this.findings(from);
    const after = this.findings(to);
    const bothJudged = from.judged !== undefined && to.judged !== undefined;
    return withheldText(
      {
        ...compared,
        fromCompressedBytes: from.image.compressedBytes,
        toCompressedBytes: to.image.compressedBytes,
        newFindings: bothJudged ? without(after, before) : [],
        fixedFindings: bothJudged ? without(before, after) : [],
      },
      bases.flatMap(base => withheldWords(base, isWithheld)),
    );
  }

  private async readable(
    digest: string,
    credentials: BackstageCredentials,
  ): Promise<ComparedImage> {
    const { stores, entities } = this.options;
    const image = await stores.images.description(digest);
    const holders = await stores.images.holders(digest);
    const repositories = await readableRepositories({
      repositories: holders.map(holder => holder.repository),
      credentials,
      stores,
      entities,
    });
    if (!image || repositories.size === 0) {
      throw new NotFoundError(`No image ${digest}`);
    }
    const home = (await stores.tags.homes([digest])).get(digest);
    return {
      image,
      judged: await stores.judgements.get(digest),
      isHomeReadable: home !== undefined && repositories.has(home),
    };
  }

  private async compare(
    from: ComparedImage,
    to: ComparedImage,
  ): Promise<ReturnType<typeof compareImages>> {
    const key = [from, to]
      .map(({ image, judged }) =>
        [
          image.digest,
          judged?.contentsState.state,
          judged?.contentsState.reason,
          JSON.stringify(image.base),
        ].join(' '),
      )
      .join(' ');
    const found = this.kept.get(key);
    if (found) {
      return found;
    }
    // One after the other: each lays two images' files out in memory.
    const compared = this.last.then(() => this.compareAnew(from, to));
    this.last = compared.then(
      () => undefined,
      () => undefined,
    );
    this.kept.set(key, compared);
    compared.catch(() => this.kept.delete(key));
    for (const old of this.kept.keys()) {
      if (this.kept.size <= MAX_KEPT) {
        break;
      }
      this.kept.delete(old);
    }
    return compared;
  }

  private async compareAnew(
    from: ComparedImage,
    to: ComparedImage,
  ): Promise<ReturnType<typeof compareImages>> {
    return compareImages({
      from: { image: from.image, contents: await this.contents(from) },
      to: { image: to.image, contents: await this.contents(to) },
    });
  }

  private findings({ judged, isHomeReadable }: ComparedImage): Finding[] {
    const { ruleSet } = this.options;
    return judged
      ? judgementOf(judged, { ruleSet, isHomeReadable }).findings
      : [];
  }

  /** Of images whose layers were all read, or all but what never will be. */
  private async contents({
    image,
    judged,
  }: ComparedImage): Promise<ImageContents | undefined> {
    if (!judged?.contents) {
      return undefined;
    }
    const { contents } = this.options.stores;
    const layers = (await contents.layersOf([image.digest])).get(image.digest);
    return loadContents({ image, layers: layers ?? [], contents });
  }
}

function without(findings: Finding[], others: Finding[]): Finding[] {
  const ids = new Set(others.map(({ id }) => id));
  return findings.filter(({ id }) => !ids.has(id));
}
