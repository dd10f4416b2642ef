import type { CostNote } from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import { useText } from '../common';
import { useMoney } from './useMoney';
import styles from './Cost.module.css';

/** What to know of figures, a sentence each; what is said of prices, once for all. */
export function NoteList(props: {
  notes: readonly CostNote[];
  /** How a price is called, by its id. */
  priceTitle: (id: string) => string;
  /** How a stream is called, by its id; its id where not said. */
  streamTitle?: (id: string) => string;
}) {
  const { t, locale } = useText();
  const dollars = useMoney({ code: 'USD' });
  const { notes, priceTitle, streamTitle = id => id } = props;
  const of = (code: CostNote['code']) =>
    notes.filter(note => note.code === code);
  const names = (some: readonly CostNote[]) =>
    some.map(({ subject = '' }) => priceTitle(subject)).join('; ');

  const old = of('old-price');
  const unverified = of('unverified-price');
  const others = notes.filter(
    note => !old.includes(note) && !unverified.includes(note),
  );
  const sentences = [
    ...(old.length > 0
      ? [
          t('cost.note_old-price', {
            subject: names(old),
            value: formatDate(
              old.map(({ value = '' }) => value).sort()[0],
              locale,
            ),
          }),
        ]
      : []),
    ...(unverified.length > 0
      ? [t('cost.note_unverified-price', { subject: names(unverified) })]
      : []),
    ...others.map(sentence),
  ];
  return sentences.length === 0 ? null : (
    <ul className={styles.list} aria-label={t('cost.notes')}>
      {[...new Set(sentences)].map(words => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );

  function sentence({ code, subject = '', value = '' }: CostNote): string {
    switch (code) {
      case 'doubtful-price':
        return t('cost.note_doubtful-price', {
          subject: priceTitle(subject),
          value: dollars.precise(Number(value)),
        });
      case 'region-price-unknown':
        return t('cost.note_region-price-unknown', { subject, value });
      case 'first-release':
      case 'chain-unknown':
      case 'lazy-loading':
        return subject === ''
          ? t(`cost.note_${code}`)
          : `${streamTitle(subject)}: ${t(`cost.note_${code}`)}`;
      default:
        return t(`cost.note_${code}`, { subject, value });
    }
  }
}
