import type {
  Judgement,
  ScoreSummary,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatShare, wholePoints } from '../../format';
import type { Views } from '../../url';
import { Spoken, useText } from '../common';
import { ScorePopover, ScoreText } from '../score';
import { Figure } from './Figure';

/** Scores that rest on as much evidence can be compared. */
const likeEvidence = 0.1;

/** The score of a release, its change, and how much of it is known. */
export function ScoreFigure(props: {
  tag: string;
  score?: ScoreSummary;
  previous?: { tag: string; score?: ScoreSummary };
  judgement?: Judgement;
  views: Views;
}) {
  const { t, locale } = useText();
  const { tag, score, previous, judgement, views } = props;
  if (!score) {
    return (
      <Figure label={t('figures.score')} main={t('common.unknown')}>
        <dd>{t('figures.scoreUnknown')}</dd>
      </Figure>
    );
  }
  return (
    <Figure label={t('figures.score')} main={<ScoreText score={score} />}>
      {previous?.score && (
        <dd>
          <ScoreChange from={previous.score} to={score} since={previous.tag} />
        </dd>
      )}
      {score.evidence < 1 && (
        <dd>
          {t('figures.scoreEvidence', {
            share: formatShare(score.evidence, locale),
          })}
          {wholePoints(score.upTo) > wholePoints(score.points) && (
            <>
              {', '}
              {t('figures.scoreUpTo', {
                points: String(wholePoints(score.upTo)),
              })}
            </>
          )}
        </dd>
      )}
      {judgement && (
        <dd>
          <ScorePopover tag={tag} judgement={judgement} views={views} />
        </dd>
      )}
    </Figure>
  );
}

function ScoreChange(props: {
  from: ScoreSummary;
  to: ScoreSummary;
  since: string;
}) {
  const { t } = useText();
  const { from, to, since } = props;
  if (Math.abs(from.evidence - to.evidence) > likeEvidence) {
    // The difference would tell what was read, not what was built.
    return <>{t('figures.scoreNotComparable', { tag: since })}</>;
  }
  // As they are shown, so that the difference can be checked.
  const change = wholePoints(to.points) - wholePoints(from.points);
  if (change === 0) {
    return <>{t('figures.scoreChangeNone', { tag: since })}</>;
  }
  const points = String(Math.abs(change));
  return (
    <>
      <span aria-hidden>
        {change > 0 ? `▲ +${points}` : `▼ \u2212${points}`}
      </span>
      <Spoken>
        {change > 0
          ? t('figures.scoreUp', { points })
          : t('figures.scoreDown', { points })}
      </Spoken>{' '}
      {t('figures.since', { tag: since })}
    </>
  );
}
