import {
  costSettingsSchema,
  type CostInput,
} from '@image-insights/backstage-plugin-image-insights-common';
import { regionsOf } from '../../cost';
import { useText } from '../common';
import { assumptionValue } from './assumptionValue';
import { ChoiceNumber } from './ChoiceNumber';
import { ChoicePicker, type ChoiceContext } from './ChoicePicker';
import styles from './Cost.module.css';

const coldShares = ['auto', '0', '0.1', '0.3', '0.5', '1'];
const { placement, runtime, reuse, gigabyte } = costSettingsSchema.shape;

/** What is chosen more rarely: region, nodes, and how they hold images. */
export function FurtherChoices(props: {
  prices: CostInput['prices'];
  context: ChoiceContext;
}) {
  const text = useText();
  const { t } = text;
  const { prices, context } = props;
  const path = context.asked('path') ?? context.present.path;
  const words =
    (key: 'placement' | 'runtime' | 'reuse' | 'gigabyte') => (value: string) =>
      assumptionValue({ key, value }, text);
  return (
    <div className={styles.pickers}>
      <ChoicePicker
        name="region"
        label={t('cost.choiceRegion')}
        values={regionsOf(prices, path)}
        write={region => region}
        context={context}
      />
      <ChoiceNumber
        name="nodes"
        label={t('cost.choiceNodes')}
        context={context}
      />
      <ChoicePicker
        name="placement"
        label={t('cost.choicePlacement')}
        values={placement.options}
        write={words('placement')}
        context={context}
      />
      <ChoicePicker
        name="runtime"
        label={t('cost.choiceRuntime')}
        values={runtime.options}
        write={words('runtime')}
        context={context}
      />
      <ChoicePicker
        name="reuse"
        label={t('cost.choiceReuse')}
        values={reuse.options}
        write={words('reuse')}
        context={context}
      />
      <ChoicePicker
        name="coldShare"
        label={t('cost.choiceColdShare')}
        values={coldShares}
        write={value =>
          assumptionValue(
            {
              key: 'coldShare',
              value: value === 'auto' ? value : Number(value),
            },
            text,
          )
        }
        context={context}
      />
      <ChoicePicker
        name="gigabyte"
        label={t('cost.choiceGigabyte')}
        values={gigabyte.options}
        write={words('gigabyte')}
        context={context}
      />
    </div>
  );
}
