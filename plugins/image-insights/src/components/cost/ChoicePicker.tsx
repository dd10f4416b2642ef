import type { ChoiceName } from '../../cost';
import { Picker, useText } from '../common';

const own = 'own';

/** What choices are made from. */
export interface ChoiceContext {
  /** Without choices, as an address writes it; undefined where streams differ. */
  present: Record<ChoiceName, string | undefined>;
  asked: (name: ChoiceName) => string | undefined;
  /** Undefined: as it is. */
  choose: (name: ChoiceName, value: string | undefined) => void;
}

/** One of several values to calculate with. */
export function ChoicePicker(props: {
  name: ChoiceName;
  label: string;
  /** In their order; what is in use is added where it is missing. */
  values: readonly string[];
  write: (value: string) => string;
  context: ChoiceContext;
}) {
  const { t } = useText();
  const { name, label, values, write, context } = props;
  const present = context.present[name];
  const asked = context.asked(name);
  const all = new Set([...values, ...[present ?? [], asked ?? []].flat()]);
  const options = [...all].map(id => ({ id, label: write(id) }));
  return (
    <Picker
      label={label}
      value={asked ?? present ?? own}
      options={
        present === undefined
          ? [{ id: own, label: t('cost.ownMixed') }, ...options]
          : options
      }
      isSearchable={options.length > 12}
      onChange={value =>
        context.choose(
          name,
          value === own || value === present ? undefined : value,
        )
      }
    />
  );
}
