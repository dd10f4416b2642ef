import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  checkout,
  currentImage,
  digestOf,
  entitySummary,
  growingHistory,
  historyPoint,
  image,
  renderOnEntity,
  repositorySummary,
  scan,
} from '../../__testUtils__';
import { EntityImages } from './EntityImages';

const now = Date.parse('2026-11-21T10:00:00Z');
const problem = {
  code: 'unauthorized',
  message: 'The registry refused the credentials (401).',
  remedy: 'Renew the credentials of localhost:7070.',
  since: '2026-11-21T08:00:00.000Z',
};

describe('EntityImages', () => {
  // What the page loads when it is needed takes seconds to translate at first.
  beforeAll(() =>
    Promise.all([
      import('./TrendView'),
      import('../findings'),
      import('../compare'),
    ]),
  );
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('opens with the sentence that says what the last release did', async () => {
    const api = renderOnEntity(<EntityImages />);
    const sentence = /^2\.14\.0 is 43\.5% larger than/;
    await screen.findByText(sentence);
    await waitFor(() =>
      expect(screen.getByText(sentence).closest('p')).toHaveTextContent(
        '2.14.0 is 43.5% larger than 2.13.0: pip install -r requirements.txt +62.6 MB, COPY . . +18.1 MB.',
      ),
    );
    expect(screen.getByRole('link', { name: 'See why' })).toHaveAttribute(
      'href',
      '/compare',
    );
    expect(api.compareImages).toHaveBeenCalledWith(
      digestOf(13),
      digestOf(14),
      expect.anything(),
    );
  });

  it('says in the second line what to do about it, and what that saves', async () => {
    renderOnEntity(<EntityImages />, {
      api: { getImage: async digest => image({ digest }) },
    });
    const link = await screen.findByRole('link', {
      name: 'pip cache left in the layer',
    });
    expect(link).toHaveAttribute('href', '/findings?finding=pip-cache-kept');
    expect(link.parentElement).toHaveTextContent(
      'Best fix: pip cache left in the layer ≈ −48.0 MB. Fixing the first three: ≈ −71.5 MB (27%).',
    );
  });

  it('counts the tags that are followed in one line where all of them could be read', async () => {
    renderOnEntity(<EntityImages />, {
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary({ tagCount: 23, selectedTagCount: 21 }),
            ],
          }),
      },
    });
    expect(
      await screen.findByText(
        '21 of 23 tags are followed: those that look like a version.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Tags that are not in the trend/ }),
    ).not.toBeInTheDocument();
  });

  it('does not call a release larger that differs by a trifle', async () => {
    renderOnEntity(<EntityImages />, {
      api: {
        getEntityHistory: async () => ({
          ...growingHistory(),
          points: growingHistory().points.map(point =>
            point.tag === '2.14.0'
              ? { ...point, compressedBytes: 187_100_000 }
              : point,
          ),
        }),
      },
    });
    expect(
      await screen.findByText(/^2\.14\.0 is about as large as 2\.13\.0/),
    ).toBeInTheDocument();
  });

  it('shows size, score, waste, parts and budget of the newest release', async () => {
    renderOnEntity(<EntityImages />);
    const size = await screen.findByText('Size to pull');
    const figures = size.closest('dl');
    // The figures fill in as the summary, the history and the image arrive.
    await waitFor(() => {
      expect(figures).toHaveTextContent('▼ −9');
      expect(figures).toHaveTextContent('base debian:12-slim');
    });
    expect(figures).toHaveTextContent('268 MB');
    expect(figures).toHaveTextContent('812 MB on disk');
    expect(figures).toHaveTextContent('+81.3 MB');
    expect(figures).toHaveTextContent('+81.3 MB (+43.5%)');
    expect(figures).toHaveTextContent('since 2.13.0');
    expect(figures).toHaveTextContent('61 · C');
    expect(figures).toHaveTextContent(
      'rests on evidence for 92%, at most 69 with everything read',
    );
    expect(figures).toHaveTextContent('54.2 MB');
    expect(figures).toHaveTextContent('▲ +31.0 MB');
    expect(figures).toHaveTextContent('1 from the base image, 3 own');
    expect(figures).toHaveTextContent('31.4 MB + 237 MB');
    expect(figures).toHaveTextContent('likely');
    expect(figures).toHaveTextContent('18.3 MB over');
    expect(figures).toHaveTextContent('from the annotation');
  });

  it('lists the layers with what made them, adding up to the size', async () => {
    renderOnEntity(<EntityImages />);
    const table = await screen.findByRole('table', {
      name: 'Layers of 2.14.0',
    });
    const rows = within(table).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('base image');
    expect(rows[1]).toHaveTextContent('ADD rootfs.tar.xz /');
    expect(rows[1]).toHaveTextContent('31.4 MB');
    expect(rows[1]).toHaveTextContent('40 images');
    expect(rows[5]).toHaveTextContent('Image configuration');
    expect(rows[6]).toHaveTextContent('Sum to pull');
    expect(rows[6]).toHaveTextContent('268.3 MB');
  });

  it('opens a layer from the bar by keyboard and keeps it in the address', async () => {
    renderOnEntity(<EntityImages />);
    const bar = await screen.findByRole('list', {
      name: 'Layers of 2.14.0, bottom first',
    });
    const segment = within(bar).getByRole('button', {
      name: 'Layer 3 of 4, dependencies, 151 MB, 56%, 54.2 MB on disk wasted',
    });
    act(() =>
      within(bar)
        .getByRole('button', { name: /^Layer 2 of 4/ })
        .focus(),
    );
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(segment).toHaveAttribute('aria-pressed', 'true');
    expect(
      screen.getByText('151,000,000 B to pull, 450 MB unpacked'),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent('layer=sha256');
  });

  it('has a view for findings and one for comparing, each with an address', async () => {
    renderOnEntity(<EntityImages />, { path: '/findings?release=2.14.0' });
    const tab = await screen.findByRole('tab', { name: 'Findings 4' });
    expect(tab).toHaveAttribute('aria-selected', 'true');
    expect(
      await screen.findByRole('heading', { name: 'Findings of 2.14.0' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Size to pull')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Compare' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/compare?release=2.14.0',
    );
    expect(
      await screen.findByRole('heading', { name: 'From 2.13.0 to 2.14.0' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Trend' }));
    expect(
      await screen.findByRole('table', { name: 'Layers of 2.14.0' }),
    ).toBeInTheDocument();
  });

  it('leads from the waste to the files that it is', async () => {
    renderOnEntity(<EntityImages />);
    expect(
      await screen.findByRole('link', { name: 'Which files' }),
    ).toHaveAttribute('href', '/?show=contents');
    expect(
      await screen.findByRole('heading', {
        name: 'What takes the space in 2.14.0',
      }),
    ).toBeInTheDocument();
  });

  it('says how the base is known, and that the build was recorded', async () => {
    renderOnEntity(<EntityImages />, {
      api: {
        getImage: async digest =>
          image({
            digest,
            base: {
              known: true,
              name: 'debian:12-slim',
              layerCount: 1,
              method: 'provenance',
              confidence: 'certain',
            },
            provenance: { mode: 'max', hasDockerfile: true },
          }),
      },
    });
    const selected = await screen.findByRole('group', {
      name: 'Selected release',
    });
    expect(
      await within(selected).findByText(
        'base debian:12-slim: recorded by the build (provenance), certain',
      ),
    ).toBeInTheDocument();
    expect(selected).toHaveTextContent(
      'build recorded by a provenance attestation, with its Dockerfile',
    );
  });

  it('does not take what was not read for a change of the score', async () => {
    const history = growingHistory();
    history.points[1].score = {
      points: 9.08,
      upTo: 74.05,
      grade: 'F',
      evidence: 0.35,
    };
    renderOnEntity(<EntityImages />, {
      api: { getEntityHistory: async () => history },
    });
    expect(
      await screen.findByText(
        'not comparable with 2.13.0: not as much of it was read',
      ),
    ).toBeInTheDocument();
  });

  it('does not make up a score or waste that nobody knows', async () => {
    renderOnEntity(<EntityImages />, {
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary({
                current: currentImage({
                  score: undefined,
                  wastedBytes: undefined,
                }),
              }),
            ],
          }),
        getEntityHistory: async () => ({
          ...growingHistory(),
          points: growingHistory().points.map(point => ({
            ...point,
            score: undefined,
            wastedBytes: undefined,
          })),
        }),
        getImage: async digest =>
          image({
            digest,
            judgement: undefined,
            contents: undefined,
            contentsState: {
              state: 'failed',
              reason: 'the registry answered 403',
            },
          }),
      },
    });
    expect(await screen.findByText('Not judged yet')).toBeInTheDocument();
    expect(
      await screen.findByText(
        'Contents were not read: the registry answered 403',
      ),
    ).toBeInTheDocument();
  });

  it('goes to the release before by a button that says which', async () => {
    renderOnEntity(<EntityImages />);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Earlier release 2.13.0, 187 MB',
      }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?release=2.13.0',
    );
    expect(
      await screen.findByRole('table', { name: 'Layers of 2.13.0' }),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('group', { name: 'Selected release' })).getByText(
        '2.13.0',
      ),
    ).toBeInTheDocument();
  });

  it('shows the release of the address, and says so where there is none', async () => {
    renderOnEntity(<EntityImages />, { path: '/?release=9.9.9' });
    expect(
      await screen.findByText(
        '9.9.9 is not among the releases of this image. Showing the newest.',
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('table', { name: 'Layers of 2.14.0' }),
    ).toBeInTheDocument();
  });

  it('tells a release that is no longer kept from one that never was', async () => {
    renderOnEntity(<EntityImages />, { path: `/?release=${digestOf(99)}` });
    expect(
      await screen.findByText(/^This release is no longer kept/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Show trend' })).toHaveAttribute(
      'href',
      '/',
    );
  });

  it('says when the platform or the tag of the address is not there', async () => {
    renderOnEntity(<EntityImages />, {
      path: '/?platform=windows/amd64&tag=edge',
      api: {
        getEntityHistory: async () => ({ ...growingHistory(), points: [] }),
      },
    });
    expect(
      await screen.findByText(
        'platform=windows/amd64 is not among the platforms of this image. Showing linux/amd64.',
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('No image was seen under the tag edge.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Show releases' }),
    ).toBeInTheDocument();
  });

  it('copies a link that shows the same tomorrow', async () => {
    renderOnEntity(<EntityImages />);
    await screen.findByRole('table', { name: 'Layers of 2.14.0' });
    let copied = '';
    const listen = () => {
      copied = document.getSelection()?.toString() ?? '';
    };
    document.addEventListener('copy', listen);
    const execCommand = jest.fn(() => {
      document.dispatchEvent(new Event('copy'));
      return true;
    });
    Object.defineProperty(document, 'execCommand', {
      configurable: true,
      value: execCommand,
    });
    await userEvent.click(screen.getByRole('button', { name: 'Copy link' }));
    document.removeEventListener('copy', listen);
    expect(execCommand).toHaveBeenCalledWith('copy');
    const { searchParams } = new URL(copied);
    expect(searchParams.get('release')).toBe(digestOf(14));
    expect(searchParams.get('since')).toBe('2026-08-23');
    expect(searchParams.get('until')).toBe('2026-11-21');
  });

  it('says since which release the budget is broken, and leads to the views behind the figures', async () => {
    const { budget, previousRelease } = repositorySummary();
    renderOnEntity(<EntityImages />, {
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary({
                budget: budget && {
                  ...budget,
                  since: previousRelease && {
                    ...previousRelease,
                    tag: '2.14.0',
                    at: '2026-11-20T08:00:00.000Z',
                  },
                },
              }),
            ],
          }),
      },
    });
    const figures = (await screen.findByText('Size to pull')).closest('dl');
    expect(figures).toHaveTextContent('since 2.14.0, 1 day ago');
    expect(screen.getByRole('link', { name: 'What changed' })).toHaveAttribute(
      'href',
      '/compare',
    );
    expect(screen.getByRole('link', { name: 'Which layers' })).toHaveAttribute(
      'href',
      '/?show=layers',
    );
  });

  it('says of the selected release all that pointing at it shows, and where it was deployed', async () => {
    renderOnEntity(<EntityImages />, {
      api: {
        getEntityHistory: async () => ({
          ...growingHistory(),
          deployments: [
            {
              id: '1',
              at: '2026-11-20T10:00:00.000Z',
              environment: 'production',
              digest: digestOf(14),
              instances: 12,
            },
          ],
        }),
        getImage: async digest =>
          image({ digest, sourceUrl: 'https://github.com/shop/checkout' }),
      },
    });
    const selected = await screen.findByRole('group', {
      name: 'Selected release',
    });
    expect(selected).toHaveTextContent('+81.3 MB (+43.5%) since 2.13.0');
    expect(selected).toHaveTextContent('score 61 · C');
    expect(selected).toHaveTextContent(
      'deployed to production 1 day ago (12 instances)',
    );
    expect(
      await within(selected).findByRole('link', { name: '4be1d0a9c3' }),
    ).toHaveAttribute(
      'href',
      'https://github.com/shop/checkout/commit/4be1d0a9c3',
    );
  });

  it('shows where moving tags pointed once somebody asks', async () => {
    const api = renderOnEntity(<EntityImages />, {
      api: {
        getEntityHistory: async (_, query) =>
          query?.tag === 'latest'
            ? {
                ...growingHistory(),
                points: growingHistory().points.map(point => ({
                  ...point,
                  tag: 'latest',
                  tags: ['latest', point.tag],
                })),
              }
            : growingHistory(),
      },
    });
    const opener = await screen.findByRole('button', {
      name: /^Tags that move/,
    });
    expect(api.getEntityHistory).toHaveBeenCalledTimes(1);
    await userEvent.click(opener);
    const table = await screen.findByRole('table', { name: 'Tags that move' });
    expect(
      await within(table).findByRole('img', { name: /^Size over 90 days/ }),
    ).toBeInTheDocument();
    const row = within(table).getAllByRole('row')[1];
    expect(row).toHaveTextContent('latest');
    expect(row).toHaveTextContent('2.14.0');
    expect(row).toHaveTextContent('268 MB');
    expect(within(row).getByRole('link', { name: 'latest' })).toHaveAttribute(
      'href',
      '/?tag=latest',
    );
  });

  it('tells how to link images where there are none', async () => {
    renderOnEntity(<EntityImages />, {
      api: {
        getEntitySummary: async () => entitySummary({ repositories: [] }),
      },
    });
    expect(
      await screen.findByText(
        'No container images are linked to this service.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /image-insights\.io\/repositories: registry\.example\.com\/team\/checkout/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Edit catalog-info.yaml' }),
    ).toHaveAttribute(
      'href',
      checkout.metadata.annotations?.['backstage.io/edit-url'],
    );
  });

  it('shows a wrong annotation word for word, with what to do', async () => {
    renderOnEntity(<EntityImages />, {
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [],
            annotationProblems: [
              {
                annotation: 'image-insights.io/repositories',
                value: 'Shop/Checkout!!',
                code: 'invalid-repository',
                message: 'It is no repository name.',
                remedy: 'Write host/name in lower case.',
              },
            ],
          }),
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This annotation cannot be read.');
    expect(alert).toHaveTextContent(
      'image-insights.io/repositories: Shop/Checkout!!',
    );
    expect(alert).toHaveTextContent(
      'What to do: Write host/name in lower case.',
    );
    expect(
      screen.queryByText('No container images are linked to this service.'),
    ).not.toBeInTheDocument();
  });

  it('says when the first scan starts', async () => {
    renderOnEntity(<EntityImages />, {
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary({
                state: 'never-scanned',
                current: undefined,
                lastSuccessAt: undefined,
                nextScanAt: '2026-11-21T10:12:00.000Z',
                changes: {},
              }),
            ],
          }),
        getEntityHistory: async () => ({ ...growingHistory(), points: [] }),
      },
    });
    expect(await screen.findByText('Not scanned yet.')).toBeInTheDocument();
    expect(
      screen.getByText(
        // A slow machine may have gone a minute on.
        /The next scan starts in 1[12] minutes; this page fills in by itself\./,
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText('Size to pull')).not.toBeInTheDocument();
  });

  it('shows how far the first scan has come', async () => {
    const running = scan({
      state: 'running',
      counts: { ...scan().counts, found: 210, remaining: 176 },
    });
    renderOnEntity(<EntityImages />, {
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary({
                state: 'scanning',
                current: undefined,
                changes: {},
              }),
            ],
          }),
        getEntityHistory: async () => ({ ...growingHistory(), points: [] }),
        listScans: async () => ({ items: [running] }),
      },
    });
    expect(
      await screen.findByText('First scan: 34 of 210 tags read.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('progressbar', { name: 'Progress of the scan' }),
    ).toHaveAttribute('aria-valuetext', '34 of 210 tags');
  });

  it('keeps old figures when a scan fails, and says how old and why', async () => {
    renderOnEntity(<EntityImages />, {
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary({
                state: 'failed',
                lastSuccessAt: '2026-11-18T10:00:00.000Z',
                problem,
              }),
            ],
          }),
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'Last read 3 days ago. Figures may be out of date.',
    );
    expect(alert).toHaveTextContent(
      'The registry refused the credentials (401), since 2 hours ago. What to do: Renew the credentials of localhost:7070.',
    );
    expect(screen.getByText('Size to pull')).toBeInTheDocument();
  });

  it('counts the tags that could not be read and lists them at the foot', async () => {
    renderOnEntity(<EntityImages />, {
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary({
                state: 'partial',
                tagProblems: [
                  { ...problem, tag: '2.9.0', skipped: false },
                  {
                    code: 'not-an-image',
                    message: 'A Helm chart, no image.',
                    remedy: 'Nothing.',
                    tag: 'chart-1.0',
                    skipped: true,
                  },
                ],
              }),
            ],
          }),
      },
    });
    expect(
      await screen.findByText(
        'One tag of localhost:7070/shop/checkout could not be read.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /Tags that are not in the trend/ }),
    );
    expect(
      within(
        screen.getByRole('table', { name: 'Could not be read (1)' }),
      ).getByText('2.9.0'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('table', { name: 'Not images (1)' })).getByText(
        'A Helm chart, no image.',
      ),
    ).toBeInTheDocument();
  });

  it('explains why there is no release among the tags', async () => {
    renderOnEntity(<EntityImages />, {
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary({
                current: undefined,
                changes: {},
                tagCount: 18,
                tagPattern: '^v',
              }),
            ],
          }),
        getEntityHistory: async () => ({ ...growingHistory(), points: [] }),
      },
    });
    expect(
      await screen.findByText(
        'The repository has 18 tags, but none counts as a release (^v).',
      ),
    ).toBeInTheDocument();
  });

  it('says that a trend needs a second release', async () => {
    renderOnEntity(<EntityImages />, {
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary({ previousRelease: undefined, changes: {} }),
            ],
          }),
        getEntityHistory: async () => ({
          ...growingHistory(),
          points: growingHistory().points.slice(2),
        }),
      },
    });
    expect(
      await screen.findByText(
        'One release so far. The trend starts with the next one.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('2.14.0 is the first release: 268 MB to pull.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The first release: nothing to compare with'),
    ).toBeInTheDocument();
  });

  it('lists several images with their sum, one of them unreadable', async () => {
    renderOnEntity(<EntityImages />, {
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary(),
              repositorySummary({ repository: 'localhost:7070/shop/worker' }),
              repositorySummary({
                repository: 'localhost:7070/shop/gone',
                state: 'failed',
                current: undefined,
                changes: {},
                problem,
              }),
            ],
          }),
      },
    });
    const table = await screen.findByRole('table', {
      name: 'Images of this service',
    });
    expect(
      within(table).getByText('Sum of those that could be read'),
    ).toBeInTheDocument();
    expect(table).toHaveTextContent('536.6 MB');
    expect(
      within(table).getByRole('link', { name: 'localhost:7070/shop/worker' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('repo=localhost%3A7070%2Fshop%2Fworker'),
    );
  });

  it('says why nothing could be loaded and tries again', async () => {
    const getEntitySummary = jest
      .fn()
      .mockRejectedValueOnce(new Error('503 Service Unavailable'))
      .mockResolvedValueOnce(entitySummary());
    renderOnEntity(<EntityImages />, { api: { getEntitySummary } });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Image data could not be loaded.');
    expect(alert).toHaveTextContent(
      'The backend answered: 503 Service Unavailable. Nothing was changed.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Size to pull')).toBeInTheDocument();
  });

  it('starts a scan of this entity only', async () => {
    const api = renderOnEntity(<EntityImages />);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Scan now' }),
    );
    expect(api.startScan).toHaveBeenCalledWith({
      entityRef: 'component:default/checkout',
    });
  });

  it('follows the scan that was asked for and reads again when it has ended', async () => {
    const running = scan({
      state: 'running',
      counts: { ...scan().counts, found: 210, remaining: 100 },
    });
    const later = entitySummary({
      repositories: [
        repositorySummary({ lastSuccessAt: '2026-11-21T09:59:30.000Z' }),
      ],
    });
    let hasEnded = false;
    renderOnEntity(<EntityImages />, {
      api: {
        getEntitySummary: async () => (hasEnded ? later : entitySummary()),
        startScan: async () => running,
        getScan: async () => (hasEnded ? scan() : running),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Scan now' }),
    );
    expect(
      await screen.findByRole('progressbar', { name: 'Progress of the scan' }),
    ).toHaveAttribute('aria-valuetext', '110 of 210 tags');
    hasEnded = true;
    expect(await screen.findByText('30 seconds ago')).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByRole('progressbar')).not.toBeInTheDocument(),
    );
  });

  it('says that it is loading before anything is there', async () => {
    renderOnEntity(<EntityImages />, {
      api: { getEntitySummary: () => new Promise(() => {}) },
    });
    expect(await screen.findByText('Loading')).toHaveAttribute(
      'role',
      'status',
    );
  });

  it('measures a maintenance release against its own line', async () => {
    renderOnEntity(<EntityImages />, {
      path: '/?release=1.9.7',
      api: {
        getEntityHistory: async () => ({
          ...growingHistory(),
          points: [
            historyPoint({ tag: '1.9.6', compressedBytes: 100_000_000 }),
            ...growingHistory().points,
            historyPoint({
              tag: '1.9.7',
              digest: digestOf(97),
              compressedBytes: 90_000_000,
              mainline: false,
            }),
          ],
        }),
      },
    });
    expect(
      await screen.findByText(/^1\.9\.7 is 10\.0% smaller than 1\.9\.6/),
    ).toBeInTheDocument();
  });
});
