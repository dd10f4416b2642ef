import { Select } from '@backstage/ui';

/** One of several values, by name. */
export function Picker(props: {
  label: string;
  options: ReadonlyArray<{ id: string; label: string }>;
  value: string;
  onChange: (value: string) => void;
  isSearchable?: boolean;
}) {
  const { label, options, value, onChange, isSearchable } = props;
  return (
    <Select
      label={label}
      size="small"
      options={options}
      selectionMode="single"
      search={isSearchable ? true : undefined}
      value={value}
      onChange={key => {
        if (typeof key === 'string') onChange(key);
      }}
    />
  );
}
