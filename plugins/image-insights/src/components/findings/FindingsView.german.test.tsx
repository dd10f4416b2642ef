import { Suspense } from 'react';
import { screen } from '@testing-library/react';
import { useImage } from '../../data';
import { useUrlState, useViews } from '../../url';
import {
  digestOf,
  finding,
  image,
  judgement,
  renderOnEntity,
} from '../../__testUtils__';
import { FindingsView } from './FindingsView';

function View() {
  return (
    <FindingsView
      tag="2.14.0"
      data={useImage(digestOf(14))}
      url={useUrlState()}
      views={useViews()}
    />
  );
}

// Compiled before the clock of a test runs.
beforeAll(async () => {
  await import('../../translations/de');
  await import('../../translations/rules/de');
}, 180_000);

// The app remembers the reader's language there.
afterEach(() => window.localStorage.clear());

describe('FindingsView', () => {
  it('is in German for who reads German, and marks what is English', async () => {
    renderOnEntity(
      <Suspense fallback={null}>
        <View />
      </Suspense>,
      {
        path: '/findings?finding=apt-lists-kept',
        language: 'de',
        api: {
          getImage: async digest =>
            image({
              digest,
              judgement: judgement({
                findings: [
                  finding({
                    rule: 'apt-lists-kept',
                    title: '21.0 MB of apt package lists left in the image',
                  }),
                  finding(),
                ],
              }),
            }),
        },
      },
    );
    expect(
      await screen.findByRole('button', {
        name: /^≈ −48,0 MB Paketlisten von apt in einer Schicht geblieben/,
      }),
    ).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText(/sind bald veraltet/)).not.toHaveAttribute('lang');
    expect(
      screen.getByText(/^21\.0 MB of apt package lists .* 412 files below/),
    ).toHaveAttribute('lang', 'en');
    // No rule of the catalogue: it has no German.
    for (const title of screen.getAllByText('pip cache left in the layer')) {
      expect(title).toHaveAttribute('lang', 'en');
    }
  });
});
