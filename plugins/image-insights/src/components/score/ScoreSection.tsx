import type {
  Judgement,
  Rule,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatScore, formatShare, wholePoints } from '../../format';
import type { Views } from '../../url';
import { Section, useText } from '../common';
import { ScoreParts } from './ScoreParts';
import styles from './Score.module.css';

/** How the score of a release came about. */
export function ScoreSection(props: {
  tag: string;
  judgement: Judgement;
  /** The rule set that verdicts are made with now, where it is known. */
  presentRuleSet?: string;
  rules: ReadonlyMap<string, Rule>;
  views: Views;
}) {
  const { t, locale } = useText();
  const { tag, judgement, presentRuleSet, rules, views } = props;
  const { score } = judgement;
  return (
    <Section title={t('score.heading', { tag, score: formatScore(score) })}>
      <p className={styles.note}>
        {t('score.summary', { share: formatShare(score.evidence, locale) })}
        {wholePoints(score.upTo) > wholePoints(score.points) && (
          <>
            {' '}
            {t('score.summaryUpTo', {
              points: String(wholePoints(score.upTo)),
            })}
          </>
        )}
        {presentRuleSet !== undefined &&
          presentRuleSet !== judgement.ruleSet && (
            <> {t('score.ruleSetSince')}</>
          )}
      </p>
      <ScoreParts judgement={judgement} rules={rules} views={views} />
    </Section>
  );
}
