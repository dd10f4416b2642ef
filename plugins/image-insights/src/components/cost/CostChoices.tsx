import { useState } from 'react';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { Button } from '@backstage/ui';
import {
  costSettingsSchema,
  networkPathIdSchema,
  type CostChoices as Choices,
  type CostInput,
} from '@image-insights/backstage-plugin-image-insights-common';
import {
  choiceNames,
  commonSetting,
  noChoices,
  regionsOf,
  type ChoiceName,
} from '../../cost';
import { formatShare } from '../../format';
import type { UrlState } from '../../url';
import { Picker, useText } from '../common';
import { assumptionValue } from './assumptionValue';
import { pathTitle } from './costWords';
import { NumberChoice } from './NumberChoice';
import styles from './Cost.module.css';

const own = 'own';
const shares = ['0.5', '0.8', '0.95'];
const coldShares = ['0', '0.1', '0.3', '0.5', '1'];
const furtherNames: readonly ChoiceName[] = [
  'region',
  'nodes',
  'placement',
  'runtime',
  'reuse',
  'coldShare',
  'gigabyte',
];

/** Values in their order, once each, with those that are in use. */
function withPresent(
  values: readonly string[],
  ...present: Array<string | undefined>
): string[] {
  return [
    ...new Set([
      ...values,
      ...present.filter((one): one is string => one !== undefined),
    ]),
  ];
}

/**
 * What to calculate with instead. Every choice is in the address; nothing is
 * asked from the backend.
 */
export function CostChoices(props: {
  /** As it is, without choices. */
  input: CostInput;
  choices: Choices;
  repositories: readonly string[];
  repository?: string;
  url: UrlState;
}) {
  const text = useText();
  const { t, locale } = text;
  const { input, choices, repositories, repository, url } = props;
  const isFurtherAsked = furtherNames.some(name => choices[name] !== undefined);
  const [isOpen, setOpen] = useState(isFurtherAsked);
  const isChosen =
    repository !== undefined ||
    choiceNames.some(name => url.get(name) !== undefined);

  const ratio = commonSetting(input, 'hitRatio');
  const cache = commonSetting(input, 'cache');
  const present: Record<ChoiceName, string | undefined> = {
    path: commonSetting(input, 'path'),
    cache:
      cache === 'hitRatio'
        ? ratio === undefined
          ? undefined
          : String(ratio)
        : cache,
    instances: commonSetting(input, 'instances')?.toString(),
    perMonth: commonSetting(input, 'deploymentsPerMonth')?.toString(),
    region: commonSetting(input, 'region'),
    nodes: commonSetting(input, 'nodes')?.toString(),
    placement: commonSetting(input, 'placement'),
    runtime: commonSetting(input, 'runtime'),
    reuse: commonSetting(input, 'reuse'),
    coldShare: commonSetting(input, 'coldShare')?.toString(),
    gigabyte: commonSetting(input, 'gigabyte'),
  };
  const asked = (name: ChoiceName) => choices[name]?.toString();

  function choose(name: ChoiceName, value: string | undefined) {
    const isOwn = value === own || value === present[name];
    url.set({ [name]: isOwn ? undefined : value }, { replace: true });
  }

  function picker(
    name: ChoiceName,
    label: string,
    values: readonly string[],
    write: (value: string) => string,
  ) {
    const mixed =
      present[name] === undefined
        ? [{ id: own, label: t('cost.ownMixed') }]
        : [];
    return (
      <Picker
        label={label}
        value={asked(name) ?? present[name] ?? own}
        options={[
          ...mixed,
          ...withPresent(values, present[name], asked(name)).map(id => ({
            id,
            label: write(id),
          })),
        ]}
        isSearchable={values.length > 8}
        onChange={value => choose(name, value)}
      />
    );
  }

  function number(name: 'instances' | 'perMonth' | 'nodes', label: string) {
    return (
      <NumberChoice
        label={label}
        decimals={name === 'perMonth' ? 2 : 0}
        value={asked(name) ?? rounded(present[name])}
        placeholder={
          present[name] === undefined ? t('cost.ownMixed') : undefined
        }
        allowed={t(`cost.allowed_${name}`)}
        onChange={value =>
          choose(name, value === rounded(present[name]) ? undefined : value)
        }
      />
    );
  }

  const provider = (choices.path ?? commonSetting(input, 'path'))?.split(
    '-',
  )[0];
  const paths = [...networkPathIdSchema.options].sort(
    (a, b) =>
      Number(b.startsWith(`${provider}-`)) -
      Number(a.startsWith(`${provider}-`)),
  );
  const { placement, runtime, reuse, gigabyte } = costSettingsSchema.shape;

  return (
    <div className={styles.choices} role="group" aria-label={t('cost.choices')}>
      <div className={styles.pickers}>
        {repositories.length > 1 && (
          <Picker
            label={t('cost.choiceOf')}
            value={repository ?? own}
            options={[
              {
                id: own,
                label: t('cost.allImages', { count: repositories.length }),
              },
              ...repositories.map(id => ({ id, label: id })),
            ]}
            onChange={value =>
              url.set(
                { of: value === own ? undefined : value },
                { replace: true },
              )
            }
          />
        )}
        <div className={styles.wide}>
          {picker('path', t('cost.choicePath'), paths, id =>
            pathTitle(id, text),
          )}
        </div>
        {picker(
          'cache',
          t('cost.choiceCache'),
          ['none', 'warm', ...shares],
          id =>
            id === 'none' || id === 'warm'
              ? t(`cost.cache_${id}`)
              : t('cost.cache_share', {
                  share: formatShare(Number(id), locale),
                }),
        )}
        {number('instances', t('cost.choiceInstances'))}
        {number('perMonth', t('cost.choicePerMonth'))}
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
      {isOpen && (
        <div className={styles.pickers}>
          {picker(
            'region',
            t('cost.choiceRegion'),
            regionsOf(input.prices, choices.path ?? present.path),
            id => id,
          )}
          {number('nodes', t('cost.choiceNodes'))}
          {picker(
            'placement',
            t('cost.choicePlacement'),
            placement.options,
            value => assumptionValue({ key: 'placement', value }, text),
          )}
          {picker('runtime', t('cost.choiceRuntime'), runtime.options, value =>
            assumptionValue({ key: 'runtime', value }, text),
          )}
          {picker('reuse', t('cost.choiceReuse'), reuse.options, value =>
            assumptionValue({ key: 'reuse', value }, text),
          )}
          {picker(
            'coldShare',
            t('cost.choiceColdShare'),
            ['auto', ...coldShares],
            value =>
              assumptionValue(
                {
                  key: 'coldShare',
                  value: value === 'auto' ? value : Number(value),
                },
                text,
              ),
          )}
          {picker(
            'gigabyte',
            t('cost.choiceGigabyte'),
            gigabyte.options,
            value => assumptionValue({ key: 'gigabyte', value }, text),
          )}
        </div>
      )}
    </div>
  );
}

/** A number as a field shows it: deployments of 90 days ÷ 3 may have many digits. */
function rounded(value: string | undefined): string {
  return value === undefined
    ? ''
    : String(Math.round(Number(value) * 100) / 100);
}
