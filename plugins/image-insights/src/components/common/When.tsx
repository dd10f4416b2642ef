import { formatInstant, formatRelative } from '../../format';
import { useNow } from './useNow';
import { useText } from './useText';

/** A time relative to now, with the exact UTC time as tooltip. */
export function When(props: { time: string }) {
  const { locale } = useText();
  const now = useNow();
  return (
    <time dateTime={props.time} title={formatInstant(props.time)}>
      {formatRelative(props.time, now, locale)}
    </time>
  );
}
