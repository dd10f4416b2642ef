import { formatDate, formatInstant, formatRelative } from '../../format';
import { useNow } from './useNow';
import { useText } from './useText';

/** A time relative to now, with the exact UTC time as tooltip. */
export function When(props: { time: string }) {
  const { locale } = useText();
  const now = useNow();
  const words = formatRelative(props.time, now, locale);
  return (
    <time
      dateTime={props.time}
      title={formatInstant(props.time)}
      // On paper only what is relative has to be spelt out.
      data-relative={words !== formatDate(props.time, locale) || undefined}
    >
      {words}
    </time>
  );
}
