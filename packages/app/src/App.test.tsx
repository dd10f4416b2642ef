import { render, screen } from '@testing-library/react';

const config = {
  app: { title: 'Test portal', baseUrl: 'http://localhost:3000' },
  organization: { name: 'Test organisation' },
  backend: { baseUrl: 'http://localhost:7007' },
};

/** A token as the auth backend makes them, as far as the browser looks at it. */
function tokenOf(claims: object) {
  const part = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.signature`;
}

describe('App', () => {
  const environment = process.env;
  beforeEach(() => {
    Object.defineProperty(process, 'env', {
      configurable: true,
      value: {
        NODE_ENV: 'test',
        APP_CONFIG: [{ data: config, context: 'test' }],
      },
    });
  });
  afterEach(() => {
    Object.defineProperty(process, 'env', {
      configurable: true,
      value: environment,
    });
    jest.restoreAllMocks();
  });

  it('lets a visitor in as guest and shows whose portal it is', async () => {
    const now = Math.floor(Date.now() / 1000);
    const answer = {
      profile: {},
      providerInfo: {},
      backstageIdentity: {
        token: tokenOf({ iat: now, exp: now + 3600 }),
        identity: {
          type: 'user',
          userEntityRef: 'user:default/guest',
          ownershipEntityRefs: ['user:default/guest'],
        },
      },
    };
    const asked: string[] = [];
    jest.spyOn(global, 'fetch').mockImplementation(async input => {
      asked.push(String(input instanceof Request ? input.url : input));
      return new Response(JSON.stringify(answer), {
        headers: { 'content-type': 'application/json' },
      });
    });
    const { default: app } = await import('./App');

    render(app.createRoot());

    expect(
      await screen.findByRole(
        'link',
        { name: 'Test organisation, home' },
        { timeout: 120_000 },
      ),
    ).toBeInTheDocument();
    expect(asked).toContain('http://localhost:7007/api/auth/guest/refresh');
  }, 300_000);
});
