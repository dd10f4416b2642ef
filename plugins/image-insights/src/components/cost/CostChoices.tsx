import { useState } from 'react';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { Button } from '@backstage/ui';
import {
  networkPathIdSchema,
  type CostChoices as Choices,
  type CostInput,
} from '@image-insights/backstage-plugin-image-insights-common';
import {
  choiceNames,
  noChoices,
  presentChoices,
  type ChoiceName,
} from '../../cost';
import { formatShare } from '../../format';
import type { UrlState } from '../../url';
import { Picker, useText } from '../common';
import { ChoiceNumber } from './ChoiceNumber';
import { ChoicePicker, type ChoiceContext } from './ChoicePicker';
import { pathTitle } from './costWords';
import { FurtherChoices } from './FurtherChoices';
import styles from './Cost.module.css';

const all = 'all';
const caches = ['none', 'warm', '0.5', '0.8', '0.95'];
const furtherNames: readonly ChoiceName[] = [
  'region',
  'nodes',
  'placement',
  'runtime',
  'reuse',
  'coldShare',
  'gigabyte',
];

/**
 * What to calculate with instead. Every choice is in the address; nothing is
 * asked from the backend.
 */
export function CostChoices(props: {
  /** As it is, without choices. */
  input: CostInput;
  choices: Choices;
  repositories: readonly string[];
  /** The one that is looked at; all without. */
  repository?: string;
  url: UrlState;
}) {
  const text = useText();
  const { t, locale } = text;
  const { input, choices, repositories, repository, url } = props;
  const [isOpen, setOpen] = useState(
    furtherNames.some(name => choices[name] !== undefined),
  );
  const isChosen = ['of', ...choiceNames].some(
    name => url.get(name) !== undefined,
  );
  const environments = new Set(
    input.streams.map(({ environment }) => environment),
  );
  const context: ChoiceContext = {
    present: presentChoices(input, choices),
    asked: name => choices[name]?.toString(),
    choose: (name, value) => url.set({ [name]: value }, { replace: true }),
  };
  return (
    <div className={styles.choices} role="group" aria-label={t('cost.choices')}>
      <div className={styles.pickers}>
        {repositories.length > 1 && (
          <div className={styles.wide}>
            <Picker
              label={t('cost.choiceOf')}
              value={repository ?? all}
              options={[
                {
                  id: all,
                  label: t('cost.allImages', { count: repositories.length }),
                },
                ...repositories.map(id => ({ id, label: id })),
              ]}
              onChange={value =>
                url.set(
                  { of: value === all ? undefined : value },
                  { replace: true },
                )
              }
            />
          </div>
        )}
        <div className={styles.wide}>
          <ChoicePicker
            name="path"
            label={t('cost.choicePath')}
            values={pathsFrom(context.asked('path') ?? context.present.path)}
            write={id => pathTitle(id, text)}
            context={context}
          />
        </div>
        <div className={styles.wide}>
          <ChoicePicker
            name="cache"
            label={t('cost.choiceCache')}
            values={caches}
            write={id =>
              id === 'none' || id === 'warm'
                ? t(`cost.cache_${id}`)
                : t('cost.cache_share', {
                    share: formatShare(Number(id), locale),
                  })
            }
            context={context}
          />
        </div>
        <ChoiceNumber
          name="instances"
          label={t('cost.choiceInstances')}
          context={context}
        />
        <ChoiceNumber
          name="perMonth"
          label={
            environments.size > 1
              ? t('cost.choicePerMonthEach')
              : t('cost.choicePerMonth')
          }
          context={context}
        />
      </div>
      {isOpen && <FurtherChoices prices={input.prices} context={context} />}
      <div className={styles.buttons}>
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={isOpen}
          iconStart={
            isOpen ? (
              <RiArrowDownSLine aria-hidden />
            ) : (
              <RiArrowRightSLine aria-hidden />
            )
          }
          onPress={() => setOpen(!isOpen)}
        >
          {t('cost.choicesMore')}
        </Button>
        <Button
          size="small"
          variant="secondary"
          isDisabled={!isChosen}
          onPress={() => url.set(noChoices, { replace: true })}
        >
          {t('cost.reset')}
        </Button>
      </div>
    </div>
  );
}

/** All paths, those of the present one's provider first. */
function pathsFrom(present: string | undefined): string[] {
  const provider = `${present?.split('-')[0]}-`;
  const isOwn = (path: string) => path.startsWith(provider);
  const { options } = networkPathIdSchema;
  return [...options.filter(isOwn), ...options.filter(path => !isOwn(path))];
}
