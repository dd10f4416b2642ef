import { memo, useMemo, useState } from 'react';
import { Select } from '@backstage/ui';
import { useText } from './useText';

/** So many options are built at once; the others are found by typing. */
const most = 15;

/**
 * One of possibly very many values, by name. Beyond 15 only the first of
 * those that match what was typed are offered: building a thousand takes
 * longer than anybody waits for a list to open.
 */
export const LongPicker = memo(function DrawnLongPicker(props: {
  label: string;
  options: ReadonlyArray<{ id: string; label: string; description?: string }>;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t, locale } = useText();
  const { label, options, value, onChange } = props;
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const isLong = options.length > most;
  const offered = useMemo(() => {
    if (!isLong) return options;
    if (!isOpen) {
      // What it says, and where the arrow keys lead to while it is closed.
      const place = options.findIndex(({ id }) => id === value);
      return options.slice(Math.max(0, place - 1), place + 2);
    }
    const wanted = typed.trim().toLocaleLowerCase(locale);
    const matching = options
      .filter(option => option.label.toLocaleLowerCase(locale).includes(wanted))
      .slice(0, most);
    const chosen = options.find(({ id }) => id === value);
    return chosen && !matching.includes(chosen) && wanted === ''
      ? [...matching, chosen]
      : matching;
  }, [isLong, isOpen, options, typed, value, locale]);
  return (
    <Select
      label={label}
      size="small"
      options={offered}
      selectionMode="single"
      search={
        isLong
          ? {
              mode: 'server',
              inputValue: typed,
              onInputChange: setTyped,
              placeholder: t('service.searchAmong', {
                count: options.length,
              }),
            }
          : options.length > 12 || undefined
      }
      value={value}
      onOpenChange={opens => {
        setOpen(opens);
        if (!opens) setTyped('');
      }}
      onChange={key => {
        if (typeof key === 'string') onChange(key);
      }}
    />
  );
});
