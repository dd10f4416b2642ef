import { Rule } from '@image-insights/image-analysis';
import { StoredEntity } from '../../database/EntityStore';
import { ServiceImage } from '../../service/leaderboardRows';
import { AuditedImage, FindingGain, ImageChange } from './FindingInventory';
import { JudgedFinding, Verdicts } from './VerdictCache';
import { comparabilityNeeded, comparabilityOf } from './comparability';
import { FindingAmounts } from './findingAmounts';

/** What is known of images, whichever service they are of. */
export interface KnownOfImages extends Verdicts {
  rules: ReadonlyMap<string, Rule>;
  restsOnRepository: (rule: string) => boolean;
  /** Where images that several repositories have were judged, by digest. */
  homes: ReadonlyMap<string, string>;
  /** Layers off which something would be taken in more than one image. */
  sharedLayers: ReadonlySet<string>;
}

/** Puts together what is known of one service's newest image. */
export function auditedImage(
  newest: {
    entity: StoredEntity;
    image: ServiceImage;
    /** Of the service. */
    amounts?: FindingAmounts;
  },
  known: KnownOfImages,
): AuditedImage {
  const { entity, image, amounts } = newest;
  const { repository, current } = image;
  const verdict = known.current.get(current.digest);
  const home = known.homes.get(current.digest) ?? repository;
  const audited: AuditedImage = { entity, image, findings: [] };
  audited.findings = (verdict?.findings ?? []).map(finding => ({
    audited,
    finding,
    home:
      home !== repository && known.restsOnRepository(finding.rule)
        ? home
        : undefined,
    gain: gainOf(finding, known.sharedLayers),
    title:
      finding.title ?? known.rules.get(finding.rule)?.title ?? finding.rule,
    amountPerMonth: amounts?.of(repository, finding.id),
  }));
  audited.change = changeOf(audited, known);
  return audited;
}

/** What no layer is told of is the image's own. */
function gainOf(
  { gains, gainCompressedBytes }: JudgedFinding,
  sharedLayers: ReadonlySet<string>,
): FindingGain {
  if (gains.length === 0) {
    return { ownBytes: gainCompressedBytes, shared: [] };
  }
  const isShared = gains.map(({ digest }) => sharedLayers.has(digest));
  return {
    ownBytes: gains.reduce(
      (sum, { compressedBytes }, index) =>
        isShared[index] ? sum : sum + compressedBytes,
      0,
    ),
    shared: gains.filter((_, index) => isShared[index]),
  };
}

/** Of findings that rules made of the same evidence then and now. */
function changeOf(
  { image, findings }: AuditedImage,
  known: KnownOfImages,
): ImageChange | undefined {
  const { repository, current: point, before30Days: then } = image;
  const former = then && known.former.get(then.digest);
  const evidence = comparabilityOf(
    { point, verdict: known.current.get(point.digest) },
    { point: then, verdict: former },
  );
  if (evidence === undefined || !then || !former) {
    return undefined;
  }
  const compares = (id: string) => {
    const rule = known.rules.get(id);
    return rule !== undefined && comparabilityNeeded(rule) <= evidence;
  };
  return {
    evidence,
    now: findings.filter(({ finding }) => compares(finding.rule)),
    then: former.rules.filter(({ rule }) => compares(rule)),
    otherHomes: [point, then]
      .map(({ digest }) => known.homes.get(digest) ?? repository)
      .filter(home => home !== repository),
  };
}
