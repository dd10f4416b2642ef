import { Suspense } from 'react';
import { screen } from '@testing-library/react';
import { renderOnEntity } from '../../__testUtils__';
import { ProblemMessage, ProblemRemedy } from './ProblemText';

const refused = {
  code: 'unauthorized',
  message: 'The registry ghcr.io refused the credentials (401)',
  remedy: 'Renew the token of ghcr.io.',
};

function show(problem: typeof refused, language?: 'de') {
  renderOnEntity(
    <Suspense fallback={null}>
      <p data-testid="message">
        <ProblemMessage problem={problem} />
      </p>
      <p data-testid="remedy">
        <ProblemRemedy code={problem.code} sent={problem.remedy} />
      </p>
    </Suspense>,
    { language },
  );
}

// Compiled before the clock of a test runs.
beforeAll(async () => {
  await import('../../translations/de');
}, 180_000);

// The app remembers the reader's language there.
afterEach(() => window.localStorage.clear());

describe('a problem', () => {
  it('is told in English as the API tells it', async () => {
    show(refused);
    expect(await screen.findByTestId('message')).toHaveTextContent(
      /^The registry ghcr\.io refused the credentials \(401\)\.$/,
    );
    expect(screen.getByTestId('remedy')).toHaveTextContent(
      /^Renew the token of ghcr\.io\.$/,
    );
  });

  it('is told in German by its kind, with the message as it came', async () => {
    show(refused, 'de');
    expect(await screen.findByTestId('message')).toHaveTextContent(
      'Die Registry hat die Zugangsdaten abgelehnt (The registry ghcr.io refused the credentials (401)).',
    );
    expect(screen.getByText(/^The registry ghcr\.io/)).toHaveAttribute(
      'lang',
      'en',
    );
    expect(screen.getByTestId('remedy')).toHaveTextContent(
      /^Die Zugangsdaten der Registry .* erneuern/,
    );
  });

  it('is told as it came where its code is not known', async () => {
    show({ ...refused, code: 'toString' }, 'de');
    expect(
      await screen.findByText(
        'The registry ghcr.io refused the credentials (401).',
      ),
    ).toHaveAttribute('lang', 'en');
    expect(screen.getByText('Renew the token of ghcr.io.')).toHaveAttribute(
      'lang',
      'en',
    );
  });
});
