import {
  HistoryPoint,
  Improvement,
} from '@image-insights/backstage-plugin-image-insights-common';
import { BaseFact } from '@image-insights/image-analysis';
import { withheldRepositories } from '../audit/inventory/withheldRepositories';
import { Stores } from '../database/Stores';
import { HowImproved, howImproved } from './howImproved';
import { ReadableServices } from './OrganisationServices';
import { LeaderboardEntry, ServiceImage } from './leaderboardRows';
import { toRelease } from './releases';
import { repositoryOfName, withheldWords } from './withheldBases';
import { withheldText } from './withheldText';

/** From so much less in 30 days a service is named. */
const NOTABLE_PERCENT = -10;

const MOST_NAMED = 3;

/** Of so many at most is it found out what made them smaller. */
const MOST_TRIED = 12;

/** Pairs of images that are remembered: they never change. */
const MAX_KEPT = 1_000;

/** A step from one release to the next that made an image smaller. */
interface ReleaseStep {
  repository: string;
  from: HistoryPoint;
  to: HistoryPoint;
  bytes: number;
}

/** A service that became smaller, with what did most of it. */
interface Candidate {
  entry: LeaderboardEntry;
  bytes: number;
  percent: number;
  step: ReleaseStep;
}

/** How one pair of images differs. */
interface ComparedPair {
  /** Undefined where no single change did most of it. */
  how?: HowImproved;
  /** Of both images. */
  bases: BaseFact[];
}

/** Names the services that became much smaller, and what they did. */
export class Improvements {
  private readonly kept = new Map<string, Promise<ComparedPair>>();

  constructor(private readonly stores: Pick<Stores, 'images'>) {}

  /**
   * Those of some services that shrank most in 30 days, by their share, where
   * one release did at least half of it and one change most of that.
   *
   * @param entries - that are asked for
   * @param services - what the caller may read
   */
  async of(
    entries: readonly LeaderboardEntry[],
    services: Pick<ReadableServices, 'entries' | 'all'>,
  ): Promise<Improvement[]> {
    const candidates = entries
      .flatMap(candidateOf)
      .sort(
        (left, right) =>
          left.percent - right.percent ||
          left.bytes - right.bytes ||
          (left.entry.entity.entityRef < right.entry.entity.entityRef ? -1 : 1),
      )
      .slice(0, MOST_TRIED);
    const named: Improvement[] = [];
    const bases: BaseFact[] = [];
    for (const candidate of candidates) {
      if (named.length === MOST_NAMED) {
        break;
      }
      const compared = await this.compared(candidate.step);
      if (compared.how) {
        named.push(improvementOf(candidate, compared.how));
        bases.push(...compared.bases);
      }
    }
    return withoutWithheld(named, bases, services);
  }

  private async compared({ from, to }: ReleaseStep): Promise<ComparedPair> {
    const key = `${from.digest} ${to.digest} ${from.baseName} ${to.baseName}`;
    const known = this.kept.get(key);
    if (known) {
      return known;
    }
    const compared = this.compare(from.digest, to.digest);
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

  private async compare(from: string, to: string): Promise<ComparedPair> {
    const images = await this.stores.images.descriptions([from, to]);
    const before = images.get(from);
    const after = images.get(to);
    return before && after
      ? {
          how: howImproved(before, after),
          bases: [before.base, after.base],
        }
      : { bases: [] };
  }
}

/** Names of bases that the caller may not be told are in repositories of others. */
function withoutWithheld(
  named: Improvement[],
  bases: readonly BaseFact[],
  services: Pick<ReadableServices, 'entries' | 'all'>,
): Improvement[] {
  const areWithheld = withheldRepositories(services);
  const isWithheld = (name: string | undefined) =>
    name !== undefined && areWithheld([repositoryOfName(name)]);
  return withheldText(
    named.map(({ how, ...improvement }) => ({
      ...improvement,
      how:
        how.kind === 'base-changed'
          ? {
              ...how,
              from: isWithheld(how.from) ? undefined : how.from,
              to: isWithheld(how.to) ? undefined : how.to,
            }
          : how,
    })),
    bases.flatMap(base => withheldWords(base, isWithheld)),
  );
}

function candidateOf(entry: LeaderboardEntry): Candidate[] {
  const change = entry.row?.change30Days;
  if (change?.percent === undefined || change.percent > NOTABLE_PERCENT) {
    return [];
  }
  const { bytes, percent } = change;
  const [step] = entry.images
    .flatMap(stepsOf)
    .sort((left, right) => left.bytes - right.bytes);
  return step !== undefined && step.bytes <= bytes / 2
    ? [{ entry, bytes, percent, step }]
    : [];
}

/** From what was the newest 30 days ago, release by release, to the newest. */
function stepsOf(image: ServiceImage): ReleaseStep[] {
  const { repository, before30Days, current, points } = image;
  if (!before30Days) {
    return [];
  }
  const line = [
    before30Days,
    ...points
      .slice(points.indexOf(before30Days) + 1, points.indexOf(current))
      .filter(({ mainline }) => mainline),
    current,
  ];
  return line.slice(1).map((to, index) => ({
    repository,
    from: line[index],
    to,
    bytes: to.compressedBytes - line[index].compressedBytes,
  }));
}

function improvementOf(
  { entry, bytes, percent, step }: Candidate,
  how: HowImproved,
): Improvement {
  return {
    entityRef: entry.entity.entityRef,
    title: entry.entity.title,
    repository: step.repository,
    from: toRelease(step.from),
    to: toRelease(step.to),
    bytes,
    percent,
    how,
  };
}
