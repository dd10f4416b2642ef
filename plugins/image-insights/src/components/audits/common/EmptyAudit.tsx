import { Alert, Button } from '@backstage/ui';
import type { AuditCoverage } from '@image-insights/backstage-plugin-image-insights-common';
import { ScanHealthLink, Snippet, useText } from '../../common';
import { annotationLines } from '../../images/annotationLines';

/** Why an audit has no rows, of the reasons that all audits have. */
export type EmptyReason = 'no-services' | 'no-match' | 'unread' | 'unjudged';

/** Why a list is empty; undefined where there was simply nothing to find. */
export function emptyReason(options: {
  coverage: AuditCoverage;
  isFiltered: boolean;
  isNarrowed: boolean;
  needsVerdicts: boolean;
}): EmptyReason | undefined {
  const { coverage, isFiltered, isNarrowed, needsVerdicts } = options;
  if (coverage.services === 0) return isFiltered ? 'no-match' : 'no-services';
  if (coverage.read === 0) return 'unread';
  if (needsVerdicts && coverage.judged === 0) return 'unjudged';
  return isNarrowed ? 'no-match' : undefined;
}

/** What is the matter where an audit has no rows, and what to do. */
export function EmptyAudit(props: {
  reason: EmptyReason;
  onClear: () => void;
}) {
  const { t } = useText();
  const { reason, onClear } = props;
  switch (reason) {
    case 'no-services':
      return (
        <>
          <Alert
            status="info"
            icon
            title={t('leaderboard.empty')}
            description={t('leaderboard.emptyText')}
          />
          <Snippet text={annotationLines('checkout')} />
        </>
      );
    case 'no-match':
      return (
        <Alert
          status="info"
          icon
          title={t('audits.noMatch')}
          customActions={
            <Button size="small" variant="secondary" onPress={onClear}>
              {t('common.clearAll')}
            </Button>
          }
        />
      );
    case 'unread':
      return (
        <Alert
          status="info"
          icon
          title={t('audits.unread')}
          description={t('audits.unreadText')}
          customActions={<ScanHealthLink />}
        />
      );
    default:
      return (
        <Alert
          status="info"
          icon
          title={t('findings.notJudgedTitle')}
          description={t('findings.notJudgedText')}
        />
      );
  }
}
