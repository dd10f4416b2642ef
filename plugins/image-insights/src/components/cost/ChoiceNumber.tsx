import { useText } from '../common';
import type { ChoiceContext } from './ChoicePicker';
import { NumberChoice } from './NumberChoice';

/** A number to calculate with. */
export function ChoiceNumber(props: {
  name: 'instances' | 'perMonth' | 'nodes';
  label: string;
  context: ChoiceContext;
}) {
  const { t } = useText();
  const { name, label, context } = props;
  const present = context.present[name];
  return (
    <NumberChoice
      label={label}
      decimals={name === 'perMonth' ? 2 : 0}
      value={context.asked(name) ?? present ?? ''}
      placeholder={
        present === undefined
          ? t('cost.ownMixed')
          : t('cost.choiceNodesUnknown')
      }
      allowed={t(`cost.allowed_${name}`)}
      onChange={value =>
        context.choose(name, value === present ? undefined : value)
      }
    />
  );
}
