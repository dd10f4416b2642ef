import { Alert } from '@backstage/ui';
import type { ContentsState } from '@image-insights/backstage-plugin-image-insights-common';
import { capital, sentence } from '../../format';
import { InEnglish, ScanHealthLink, useText } from '../common';

/**
 * Says that layers' contents are not all known, why, and what comes next;
 * nothing where they are.
 */
export function ContentsNotice(props: { state: ContentsState }) {
  const { t } = useText();
  const { state, reason = t('contents.noReason') } = props.state;
  const bare = reason.replace(/\.$/, '');
  if (state === 'read') {
    return null;
  }
  if (state === 'waiting') {
    return (
      <Alert
        status="info"
        icon
        role="status"
        title={t('contents.waitingTitle')}
        description={
          <>
            {props.state.reason && (
              <>
                <InEnglish>{sentence(capital(props.state.reason))}</InEnglish>{' '}
              </>
            )}
            {t('contents.waitingText')}
          </>
        }
      />
    );
  }
  if (state === 'partial') {
    return (
      <Alert
        status="warning"
        icon
        role="status"
        title={t('contents.partialTitle', { reason: bare })}
        description={t('contents.partialText')}
        customActions={<ScanHealthLink />}
      />
    );
  }
  return (
    <Alert
      status={state === 'off' ? 'info' : 'warning'}
      icon
      role="status"
      title={t('contents.failedTitle', { reason: bare })}
      description={
        state === 'off'
          ? t('contents.offText', {
              key: 'imageInsights.scan.contents',
            })
          : undefined
      }
      customActions={state === 'off' ? undefined : <ScanHealthLink />}
    />
  );
}
