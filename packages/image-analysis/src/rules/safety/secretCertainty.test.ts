import { secretCertainty } from './secretCertainty';

describe('secretCertainty', () => {
  it.each([
    'NPM_TOKEN',
    'DB_PASSWORD',
    'POSTGRES_PASSWORD',
    'AWS_SECRET_ACCESS_KEY',
    'STRIPE_API_KEY',
    'SSH_PRIVATE_KEY',
    'PGPASSWORD',
    'clientSecret',
    '--password',
  ])('takes %s for the name of a secret', name => {
    expect(secretCertainty(name)).toBe('likely');
  });

  it.each(['BASIC_AUTH', 'SORT_KEY', 'SESSION_COOKIE', 'SENTRY_DSN'])(
    'only guesses at %s',
    name => {
      expect(secretCertainty(name)).toBe('guess');
    },
  );

  it.each([
    'GPG_KEY',
    'PYTHON_GPG_KEY',
    'APT_KEY',
    'PUBLIC_KEY',
    'POSTGRES_PASSWORD_FILE',
    'TOKEN_URL',
    'JWT_ALGORITHM',
    'PASSWORD_MIN_LENGTH',
    'SECRET_NAME',
    'AWS_ACCESS_KEY_ID',
    'SSH_AUTH_SOCK',
    'ALLOW_EMPTY_PASSWORD',
    'KEYCLOAK_URL',
    'TOKEN_TTL',
    'PWD',
    'PATH',
    'MONKEY',
  ])('lets %s pass', name => {
    expect(secretCertainty(name)).toBeUndefined();
  });
});
