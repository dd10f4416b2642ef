import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Image } from '@image-insights/backstage-plugin-image-insights-common';
import { useImage } from '../../data';
import { useUrlState, useViews } from '../../url';
import {
  digestOf,
  entityCost,
  finding,
  findings,
  image,
  judgement,
  renderOnEntity,
  ruleList,
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

function show(over: Partial<Image> = {}, search = '') {
  return renderOnEntity(<View />, {
    path: `/findings${search}`,
    api: { getImage: async digest => image({ digest, ...over }) },
  });
}

const named = (title: string | RegExp) =>
  screen.findByRole('button', { name: title });

describe('FindingsView', () => {
  it('opens with what the best three fixes save', async () => {
    show();
    expect(
      await screen.findByText('Fixing the first three: ≈ −71.5 MB (27%).'),
    ).toBeInTheDocument();
  });

  it('says what the best fixes save a month and of each rollout', async () => {
    function Newest() {
      return (
        <FindingsView
          tag="2.14.0"
          data={useImage(digestOf(14))}
          costOf={{
            entityRef: 'component:default/checkout',
            repository: 'localhost:7070/shop/checkout',
            version: '1',
          }}
          url={useUrlState()}
          views={useViews()}
        />
      );
    }
    const cost = entityCost();
    const [some] = cost.scenarios;
    renderOnEntity(<Newest />, {
      path: '/findings',
      api: {
        getImage: async digest => image({ digest }),
        getEntityCost: async () => ({
          ...cost,
          scenarios: findings()
            .slice(0, 3)
            .map(({ id }) => ({
              ...some,
              id: `finding:${id}`,
              kind: 'finding' as const,
              savedAmountPerMonth: 0.4,
              savedSecondsPerNode: 1.9,
            })),
        }),
      },
    });
    expect(
      await screen.findByText(
        /^Saves ≈ \$1\.2 a month and ≈ 5\.7 s on each node of a rollout\./,
      ),
    ).toBeInTheDocument();
  });

  it('says when findings claim the same files', async () => {
    show({
      judgement: judgement({
        findings: [
          finding(),
          finding({
            id: 'other',
            gain: {
              compressedBytes: 20_000_000,
              distinctCompressedBytes: 2_000_000,
              isEstimate: false,
              how: 'measured.',
            },
          }),
        ],
      }),
    });
    expect(
      await screen.findByText(
        'Together ≈ −50.0 MB, less than the parts: some concern the same files.',
      ),
    ).toBeInTheDocument();
  });

  it('lists findings by gain, with severity, family, layer and how sure the bytes are', async () => {
    show();
    const rows = (await screen.findAllByRole('heading', { level: 5 })).map(
      heading => heading.textContent,
    );
    expect(rows[0]).toContain('≈ −48.0 MB');
    expect(rows[0]).toContain('pip cache left in the layer');
    expect(rows[0]).toContain('medium');
    expect(rows[0]).toContain('layer 3');
    expect(rows[2]).toMatch(/^−5\.90 MB/);
    expect(rows[3]).toMatch(/^ [^≈−]*advice, not scored/);
    expect(
      screen.getAllByRole('heading', { level: 4 }).map(one => one.textContent),
    ).toEqual([
      'Smaller pulls, by what each finding adds',
      'Other findings, by severity',
    ]);
  });

  it('says what a finding adds whose files others claim, too', async () => {
    show({
      judgement: judgement({
        findings: [
          finding(),
          finding({
            id: 'other',
            title: 'source maps',
            gain: {
              compressedBytes: 20_000_000,
              distinctCompressedBytes: 2_000_000,
              isEstimate: false,
              how: 'measured.',
            },
          }),
        ],
      }),
    });
    expect(await named(/^−20\.0 MB source maps/)).toHaveTextContent(
      'overlaps others, adds 2.00 MB',
    );
    expect(await named(/^≈ −48\.0 MB/)).not.toHaveTextContent('overlaps');
  });

  it('shows what was seen, why, the change as a diff, how sure and where', async () => {
    show();
    await userEvent.click(
      await named(/^≈ −48\.0 MB pip cache left in the layer/),
    );
    expect(
      screen.getByText('412 files below /root/.cache/pip, 96.0 MB.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('measured from layer contents, certain'),
    ).toBeInTheDocument();
    const [taken, put] = [
      screen.getByRole('deletion'),
      screen.getByRole('insertion'),
    ];
    expect(taken).toHaveTextContent(
      'take out - RUN pip install -r requirements.txt',
    );
    expect(put).toHaveTextContent(
      'put in + RUN --mount=type=cache,target=/root/.cache/pip pip install',
    );
    expect(screen.getByRole('link', { name: 'Open layer 3' })).toHaveAttribute(
      'href',
      `/?layer=${encodeURIComponent(digestOf(102))}`,
    );
    expect(
      await screen.findByRole('link', { name: /hadolint DL3042/ }),
    ).toHaveAttribute('href', 'https://example.com/DL3042');
    expect(screen.getByText('the go-docker text')).toBeInTheDocument();
  });

  it('copies the lines that fix it', async () => {
    const user = userEvent.setup();
    const copied: string[] = [];
    document.execCommand = jest.fn(command => {
      if (command === 'copy') {
        copied.push(document.getSelection()?.toString() ?? '');
      }
      return true;
    });
    show();
    await user.click(await named(/^≈ −48\.0 MB pip cache left in the layer/));
    await user.click(
      screen.getByRole('button', {
        name: 'Copy fix for pip cache left in the layer',
      }),
    );
    expect(await screen.findAllByText('Fix copied')).not.toHaveLength(0);
    expect(document.execCommand).toHaveBeenCalledWith('copy');
  });

  it('keeps the opened finding in the address, and opens the one that it names', async () => {
    show({}, '?finding=git-directory');
    expect(await named(/^≈ −17\.6 MB \.git is in the image/)).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    await userEvent.click(await named(/^−5\.90 MB apt package lists left/));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/findings?finding=apt-lists-kept',
    );
    // Both stay open.
    expect(await named(/^≈ −17\.6 MB \.git is in the image/)).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    await userEvent.click(await named(/^−5\.90 MB apt package lists left/));
    expect(screen.getByLabelText('address')).toHaveTextContent(/findings$/);
  });

  it('says when the finding of the address is gone', async () => {
    show({}, '?finding=long-fixed');
    expect(
      await screen.findByText(
        'This image has no finding long-fixed. It may have been fixed.',
      ),
    ).toBeInTheDocument();
  });

  it('filters by severity and source, and leads out of filters that nothing matches', async () => {
    show({}, '?severity=high&source=registry');
    expect(
      await screen.findByText('No finding matches these filters.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(await named(/pip cache left/)).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(/findings$/);
  });

  it('shows undecided rules with what is missing, apart from passed ones', async () => {
    show();
    await userEvent.click(
      await screen.findByRole('button', { name: 'undecided (1)' }),
    );
    const table = screen.getByRole('table', {
      name: 'Rules that could not be decided',
    });
    // The title of a rule comes with the catalogue of rules.
    await waitFor(() =>
      expect(table).toHaveTextContent('Logs left in a layer'),
    );
    expect(table).toHaveTextContent('layer contents');
    expect(table).toHaveTextContent(
      'Layer contents were not read: layer 4 is larger than 2 GB.',
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?outcome=undecided',
    );
    await userEvent.click(screen.getByRole('button', { name: 'passed (2)' }));
    expect(
      within(
        screen.getByRole('table', { name: 'Rules that passed' }),
      ).getAllByRole('row'),
    ).toHaveLength(3);
  });

  it('is glad where there is nothing to fix, and leads to what nobody knows', async () => {
    show({ judgement: judgement({ findings: [] }) });
    expect(
      await screen.findByText(
        'Nothing to fix. 2 rules passed, 1 could not be decided.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'See the 1' }));
    expect(
      screen.getByRole('table', { name: 'Rules that could not be decided' }),
    ).toBeInTheDocument();
  });

  it('does not promise bytes that no finding names', async () => {
    show({
      judgement: judgement({ findings: [finding({ gain: undefined })] }),
    });
    expect(
      await screen.findByText('One finding, which makes no pull larger.'),
    ).toBeInTheDocument();
    // The rule could name bytes; here nobody knows them.
    expect(await screen.findByText('bytes not known')).toBeInTheDocument();
  });

  it.each([
    [
      { state: 'waiting', reason: '2 of 4 layers are still to be read' },
      'The layers of this image are being read.',
      '2 of 4 layers are still to be read.',
    ],
    [
      { state: 'failed', reason: 'the registry answered 403' },
      'Not decided: layer contents were not read (the registry answered 403).',
      'Scan health',
    ],
    [
      { state: 'off', reason: 'it is switched off' },
      'Not decided: layer contents were not read (it is switched off).',
      'imageInsights.scan.contents',
    ],
    [
      { state: 'partial', reason: 'layer 2 is too large' },
      'Some layers were not read (layer 2 is too large).',
      'sums are at least what is shown',
    ],
  ] as const)(
    'says why contents are not known: %p',
    async (contentsState, title, more) => {
      show({ contentsState });
      expect(await screen.findByText(title)).toBeInTheDocument();
      expect(screen.getByText(new RegExp(more))).toBeInTheDocument();
    },
  );

  it('waits for an image that was not judged yet, and fills in by itself', async () => {
    let isJudged = false;
    renderOnEntity(<View />, {
      path: '/findings',
      api: {
        getImage: async () =>
          isJudged ? image() : image({ judgement: undefined }),
      },
    });
    expect(await screen.findByText('Not judged yet.')).toBeInTheDocument();
    isJudged = true;
    expect(
      await screen.findByText(/^Fixing the first three/),
    ).toBeInTheDocument();
  });

  it('shows the parts of the score, what each lost to what, and the rule set', async () => {
    show();
    const table = await screen.findByRole('table', { name: 'Points by part' });
    const rows = within(table).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('bytes that could go');
    expect(rows[1]).toHaveTextContent('11.41 pip cache left in the layer');
    expect(rows[2]).toHaveTextContent('13.6 the size itself');
    await waitFor(() =>
      expect(rows[4]).toHaveTextContent('4 Logs left in a layer'),
    );
    expect(rows[7]).toHaveTextContent(/Sum\s*61\.4\s*100/);
    expect(screen.getByText(/Rule set rules-1f2e, formula 1\./)).toBeVisible();
    expect(
      screen.getByText(/It rests on evidence for 92%\./),
    ).toHaveTextContent('At most 69 with everything read.');
  });

  it('says when the rules have moved on since the verdict', async () => {
    renderOnEntity(<View />, {
      path: '/findings',
      api: { getRules: async () => ({ ...ruleList(), ruleSet: 'newer' }) },
    });
    expect(
      await screen.findByText(/The rules have changed since/),
    ).toBeInTheDocument();
  });

  it('works without the catalogue of rules, and says so', async () => {
    renderOnEntity(<View />, {
      path: '/findings',
      api: {
        getRules: async () => {
          throw new Error('503 Service Unavailable');
        },
      },
    });
    expect(
      await screen.findByText(/The catalogue of rules could not be loaded/),
    ).toBeInTheDocument();
    expect(await named(/pip cache left/)).toBeInTheDocument();
  });

  it('says why the image could not be loaded', async () => {
    renderOnEntity(<View />, {
      path: '/findings',
      api: {
        getImage: async () => {
          throw new Error('503 Service Unavailable');
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend answered: 503 Service Unavailable.',
    );
  });

  it('puts families above many findings', async () => {
    show({
      judgement: judgement({
        findings: Array.from({ length: 16 }, (_, index) =>
          finding({
            id: `one-${index}`,
            title: `finding ${index}`,
            family: index % 2 ? 'safety' : 'size',
          }),
        ),
      }),
    });
    expect(
      await screen.findByRole('heading', { name: 'safety', level: 4 }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('heading', { level: 5 })).toHaveLength(16);
  });
});
