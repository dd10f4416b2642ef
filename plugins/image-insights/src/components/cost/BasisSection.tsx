import { useMemo, useState } from 'react';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Link,
} from '@backstage/ui';
import type {
  CostEstimate,
  CostInput,
} from '@image-insights/backstage-plugin-image-insights-common';
import { pricesInUse, streamTitles } from '../../cost';
import { docs } from '../../docs';
import { formatDate } from '../../format';
import { Section, useText } from '../common';
import { AssumptionTable } from './AssumptionTable';
import { pathTitle } from './costWords';
import { NoteList } from './NoteList';
import { PriceTable } from './PriceTable';
import { StepTable } from './StepTable';
import type { MoneyWriter } from './useMoney';
import { usePriceTexts } from './usePriceTexts';
import styles from './Cost.module.css';

/** Lines of a bill that an amount can be compared with, by price. */
const billLines: Record<string, string> = {
  'aws.nat.data': 'NatGateway-Bytes',
  'aws.nat.hour': 'NatGateway-Hours',
  'aws.vpce.data': 'VpcEndpoint-Bytes',
  'aws.vpce.hour': 'VpcEndpoint-Hours',
  'aws.az': 'DataTransfer-Regional-Bytes',
};

/** What was said already, above the figures. */
const saidAbove = new Set(['free-path', 'negligible']);

/** On what the figures rest: assumptions, prices, arithmetic, what is left out. */
export function BasisSection(props: {
  input: CostInput;
  estimate: CostEstimate;
  money: MoneyWriter;
}) {
  const text = useText();
  const { t, locale } = text;
  const texts = usePriceTexts();
  const { input, estimate, money } = props;
  const { assumptions, steps, currency } = estimate;
  const [isChecked, setChecked] = useState(false);
  const titles = useMemo(() => streamTitles(input), [input]);
  const prices = useMemo(() => pricesInUse(input), [input]);
  const notes = estimate.notes.filter(({ code }) => !saidAbove.has(code));
  const priceTitle = (id: string) => {
    const price =
      prices.find(one => one.id === id) ??
      input.prices.prices.find(one => one.id === id);
    return price ? texts.title(price) : id;
  };
  const streamTitle = (id: string) => titles.get(id) ?? id;
  const subjectTitle = (subject: string) =>
    titles.get(subject) ?? priceTitle(pathTitle(subject, text));
  const lines = prices.flatMap(({ id }) => billLines[id] ?? []);
  const oldest = prices.map(({ asOf }) => asOf).sort()[0];
  return (
    <>
      <Section title={t('cost.assumptions')}>
        <div className={styles.block}>
          <p className={styles.text}>
            {oldest === undefined
              ? t('cost.assumptionsCount', { count: assumptions.length })
              : t('cost.assumptionsSummary', {
                  count: assumptions.length,
                  date: formatDate(oldest, locale),
                })}
          </p>
          <NoteList
            notes={notes}
            priceTitle={priceTitle}
            streamTitle={streamTitle}
          />
          <AssumptionTable
            label={t('cost.assumptions')}
            assumptions={assumptions}
            streamTitle={streamTitle}
          />
        </div>
      </Section>
      <Section title={t('cost.prices')}>
        <div className={styles.block}>
          {currency.asOf !== undefined && (
            <p className={styles.text}>
              {t('cost.currencyRate', {
                rate: currency.perUsd.toLocaleString(locale),
                currency: currency.code,
                date: formatDate(currency.asOf, locale),
              })}
            </p>
          )}
          <PriceTable
            label={t('cost.prices')}
            prices={prices}
            notes={estimate.notes}
          />
          <Link href={docs.prices} target="_blank">
            {t('cost.allPrices')}
          </Link>
        </div>
      </Section>
      <Accordion isExpanded={isChecked} onExpandedChange={setChecked}>
        <AccordionTrigger
          title={t('cost.steps')}
          subtitle={t('cost.stepsText')}
        />
        <AccordionPanel>
          {isChecked && (
            <StepTable
              label={t('cost.steps')}
              steps={steps}
              money={money}
              subjectTitle={subjectTitle}
            />
          )}
        </AccordionPanel>
      </Accordion>
      <Section title={t('cost.notIn')}>
        <div className={styles.block}>
          <p className={styles.text}>{t('cost.notInText')}</p>
          {lines.length > 0 && (
            <p className={styles.text}>
              {t('cost.checkBill', { lines: lines.join(', ') })}
            </p>
          )}
          <Link href={docs.cost} target="_blank">
            {t('cost.howCalculated')}
          </Link>
        </div>
      </Section>
    </>
  );
}
