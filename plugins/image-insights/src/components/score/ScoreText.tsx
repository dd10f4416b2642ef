import type { ScoreSummary } from '@image-insights/backstage-plugin-image-insights-common';
import { formatScore, formatShare } from '../../format';
import { useText } from '../common';
import tableStyles from '../common/table.module.css';

/** A score in short; how much of it rests on evidence is its tooltip. */
export function ScoreText(props: { score: ScoreSummary }) {
  const { t, locale } = useText();
  const { score } = props;
  return (
    <span
      className={tableStyles.unbroken}
      title={t('figures.scoreEvidence', {
        share: formatShare(score.evidence, locale),
      })}
    >
      {formatScore(score)}
    </span>
  );
}
