import { Link } from '@backstage/ui';
import type { OrganisationCost } from '@image-insights/backstage-plugin-image-insights-common';
import { docs } from '../../docs';
import { formatDate, formatShare } from '../../format';
import { ScanHealthLink, Section, useText, When } from '../common';
import { NoteList } from '../cost/NoteList';
import { PriceTable } from '../cost/PriceTable';
import { usePriceTexts } from '../cost/usePriceTexts';
import styles from './Savings.module.css';

/** What the figures rest on, what they leave out, and why. */
export function BasisSection(props: { cost: OrganisationCost }) {
  const { t, locale } = useText();
  const texts = usePriceTexts();
  const { cost } = props;
  const { totals, prices, notes, currency, notCosted, computedAt } = cost;
  const recorded =
    totals.amountPerMonth > 0
      ? totals.recordedAmountPerMonth / totals.amountPerMonth
      : undefined;
  return (
    <Section title={t('savings.basis')}>
      <div className={styles.stack}>
        {notCosted > 0 && (
          <p className={styles.text}>
            {t('savings.notCosted', { count: notCosted })} <ScanHealthLink />
          </p>
        )}
        {recorded !== undefined && (
          <p className={styles.text}>
            {recorded >= 1
              ? t('savings.recordedAll')
              : t('savings.recorded', {
                  share: formatShare(recorded, locale),
                })}{' '}
            {recorded < 1 && (
              <Link href={docs.deployments} target="_blank">
                {t('savings.recordThem')}
              </Link>
            )}
          </p>
        )}
        <NoteList
          notes={notes}
          priceTitle={id => {
            const price = prices.used.find(one => one.id === id);
            return price ? texts.title(price) : id;
          }}
        />
        {prices.used.length > 0 && (
          <PriceTable
            label={t('cost.prices')}
            prices={prices.used}
            notes={notes}
          />
        )}
        {currency.asOf !== undefined && (
          <p className={styles.quiet}>
            {t('cost.currencyRate', {
              rate: currency.perUsd.toLocaleString(locale),
              currency: currency.code,
              date: formatDate(currency.asOf, locale),
            })}
          </p>
        )}
        <p className={styles.quiet}>
          {t('cost.notIn')}: {t('cost.notInText')}
        </p>
        <p className={styles.quiet}>
          {t('savings.visible')}
          {computedAt !== undefined && (
            <>
              {' '}
              <Computed at={computedAt} />
            </>
          )}
        </p>
      </div>
    </Section>
  );
}

function Computed(props: { at: string }) {
  const { t } = useText();
  const [before, after] = t('savings.computed', { when: '|' }).split('|');
  return (
    <>
      {before}
      <When time={props.at} />
      {after}
    </>
  );
}
