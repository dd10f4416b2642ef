const PRODUCTION = ['production', 'prod', 'prd', 'live'];
const BEFORE_PRODUCTION = [
  'staging',
  'stage',
  'stg',
  'preprod',
  'pre-production',
  'uat',
  'qa',
];

const ENVIRONMENTS = new Map<string, 'production' | 'before-production'>([
  ...PRODUCTION.map(tag => [tag, 'production'] as const),
  ...BEFORE_PRODUCTION.map(tag => [tag, 'before-production'] as const),
]);

/**
 * What a tag with the name of an environment stands for: whoever moves it
 * deploys what it points to. `undefined` for all other tags.
 * @public
 */
export function environmentOfTag(
  tag: string,
): 'production' | 'before-production' | undefined {
  return ENVIRONMENTS.get(tag);
}
