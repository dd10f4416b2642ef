import { memo, useMemo, useState } from 'react';
import { Select } from '@backstage/ui';
import { useText } from './useText';

/**
 * So many options are built at once, besides those that are chosen; the others
 * are found by typing.
 */
const mostOffered = 25;

/** From so many there is a field to search them. */
const mostUnsearched = 12;

/**
 * Any number of several values, by name. Of very many only the first that match
 * what was typed are offered: building hundreds takes longer than anybody waits
 * for a list to open. Drawn again only with other properties.
 */
export const MultiPicker = memo(function DrawnMultiPicker(props: {
  label: string;
  options: ReadonlyArray<{ id: string; label: string }>;
  values: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const { t, locale } = useText();
  const { label, options, values, onChange } = props;
  const [typed, setTyped] = useState('');
  const isLong = options.length > mostOffered;
  const offered = useMemo(() => {
    if (!isLong) return options;
    const wanted = typed.trim().toLocaleLowerCase(locale);
    const matching = options
      .filter(option => option.label.toLocaleLowerCase(locale).includes(wanted))
      .slice(0, mostOffered);
    // What is chosen can be taken away again, whatever was typed.
    const chosen = options.filter(
      option => values.includes(option.id) && !matching.includes(option),
    );
    return [...chosen, ...matching];
  }, [isLong, options, typed, values, locale]);
  return (
    <Select
      label={label}
      size="small"
      placeholder={t('common.any')}
      options={offered}
      selectionMode="multiple"
      search={
        isLong
          ? {
              mode: 'server',
              inputValue: typed,
              onInputChange: setTyped,
              placeholder: t('board.searchAmong', {
                amount: options.length.toLocaleString(locale),
              }),
            }
          : options.length > mostUnsearched || undefined
      }
      value={[...values]}
      onOpenChange={isOpen => {
        if (!isOpen) setTyped('');
      }}
      onChange={keys => onChange(keys.map(String))}
    />
  );
});
