import type { ReactNode } from 'react';
import { Button } from '@backstage/ui';
import {
  formatBytesChange,
  type Finding,
  type Image,
  type Judgement,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatShare } from '../../format';
import type { UrlState } from '../../url';
import { bestFixes, bestFixTexts, mostBestFixes } from '../../verdict';
import { useText } from '../common';
import styles from './Findings.module.css';

/** The sentence that answers "what is worth doing?". */
export function FindingsSentence(props: {
  image: Image;
  judgement: Judgement;
  url: UrlState;
  /** What the best of them save besides bytes. */
  saving?: (findings: readonly Finding[]) => ReactNode;
}) {
  const { t, locale } = useText();
  const { image, judgement, url } = props;
  const { findings, outcomes } = judgement;
  const count = (state: string) =>
    outcomes.filter(outcome => outcome.state === state).length;
  const undecided = count('undecided');

  if (findings.length === 0) {
    return (
      <div className={styles.sentence}>
        <p>
          {t('findings.allGood')}{' '}
          {t('findings.allGoodText', {
            passed: String(count('passed')),
            undecided: String(undecided),
          })}
        </p>
        {undecided > 0 && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => url.set({ outcome: ['undecided'] })}
          >
            {t('findings.seeUndecided', { amount: String(undecided) })}
          </Button>
        )}
      </div>
    );
  }
  const best = bestFixes({
    findings,
    most: mostBestFixes,
    compressedBytes: image.compressedBytes,
  });
  if (!best) {
    return (
      <div className={styles.sentence}>
        <p>{t('findings.noneSaves', { count: findings.length })}</p>
      </div>
    );
  }
  const change = formatBytesChange(-best.bytes, { locale });
  const gain = best.isEstimate
    ? t('findings.estimate', { gain: change })
    : change;
  return (
    <div className={styles.sentence}>
      <p>
        {t(bestFixTexts[best.findings.length - 1] ?? 'findings.bestThree', {
          gain,
          share: formatShare(best.share, locale),
        })}
      </p>
      {props.saving && (
        <p className={styles.saving}>{props.saving(best.findings)}</p>
      )}
      {best.overlap && (
        <p className={styles.aside}>{t('findings.overlap', { gain })}</p>
      )}
    </div>
  );
}
