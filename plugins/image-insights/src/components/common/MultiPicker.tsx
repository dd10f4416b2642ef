import { Select } from '@backstage/ui';
import { useText } from './useText';

/** Any number of several values, by name. */
export function MultiPicker(props: {
  label: string;
  options: ReadonlyArray<{ id: string; label: string }>;
  values: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const { t } = useText();
  const { label, options, values, onChange } = props;
  return (
    <Select
      label={label}
      size="small"
      placeholder={t('common.any')}
      options={options}
      selectionMode="multiple"
      search={options.length > 12 ? true : undefined}
      value={[...values]}
      onChange={keys => onChange(keys.map(String))}
    />
  );
}
