import type { CostNote } from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import { useText } from '../common';
import { useMoney } from './useMoney';
import styles from './Cost.module.css';

/** Notes whose subject is a stream. */
const ofStreams = new Set<CostNote['code']>([
  'first-release',
  'chain-unknown',
  'lazy-loading',
]);

/** What to know of figures, a sentence each. */
export function NoteList(props: {
  notes: readonly CostNote[];
  /** How a price is called, by its id. */
  priceTitle: (id: string) => string;
  /** How a stream is called, by its id; its id where not said. */
  streamTitle?: (id: string) => string;
}) {
  const { t, locale } = useText();
  const { notes, priceTitle, streamTitle = id => id } = props;
  const money = useMoney({ code: 'USD' });
  if (notes.length === 0) return null;
  const sentence = ({ code, subject = '', value = '' }: CostNote): string => {
    switch (code) {
      case 'old-price':
        return t('cost.note_old-price', {
          subject: priceTitle(subject),
          value: formatDate(value, locale),
        });
      case 'unverified-price':
        return t('cost.note_unverified-price', {
          subject: priceTitle(subject),
        });
      case 'doubtful-price':
        return t('cost.note_doubtful-price', {
          subject: priceTitle(subject),
          value: money.precise(Number(value)),
        });
      case 'region-price-unknown':
        return t('cost.note_region-price-unknown', { subject, value });
      default:
        return t(`cost.note_${code}`);
    }
  };
  return (
    <ul className={styles.list} aria-label={t('cost.notes')}>
      {notes.map(note => (
        <li key={`${note.code} ${note.subject ?? ''} ${note.value ?? ''}`}>
          {ofStreams.has(note.code) && note.subject !== undefined
            ? `${streamTitle(note.subject)}: ${sentence(note)}`
            : sentence(note)}
        </li>
      ))}
    </ul>
  );
}
