import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  costSummary,
  currentImage,
  entitySummary,
  judgement,
  renderOnEntity,
  repositorySummary,
} from '../../__testUtils__';
import { EntityImageSummaryCard } from './EntityImageSummaryCard';

const now = Date.parse('2026-11-21T10:00:00Z');

describe('EntityImageSummaryCard', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('shows size, change, trend, budget and age, and links to the tab', async () => {
    renderOnEntity(<EntityImageSummaryCard />);
    expect(await screen.findByText('shop/checkout 2.14.0')).toBeInTheDocument();
    expect(screen.getByText('268 MB')).toBeInTheDocument();
    expect(screen.getByText(/since 2\.13\.0/)).toHaveTextContent(
      '▲ +81.3 MB (+43.5%)',
    );
    expect(screen.getByRole('link', { name: 'why' })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/images/compare',
    );
    expect(screen.getByText('18.3 MB over budget')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /61 · C/ })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/images/findings',
    );
    expect(screen.getByText(/^Read/)).toHaveTextContent('Read 12 minutes ago');
    expect(
      await screen.findByRole('img', {
        name: 'Size over 90 days, 182 MB to 268 MB',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All about the images' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/images');
  });

  it('says what a month of deployments costs, and leads to why', async () => {
    renderOnEntity(<EntityImageSummaryCard />, {
      api: {
        getEntitySummary: async () => entitySummary({ cost: costSummary() }),
      },
    });
    expect(
      await screen.findByRole('link', { name: '≈ $4.8 a month' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/images/cost',
    );
  });

  it('names the fix that saves most, and leads to it', async () => {
    renderOnEntity(<EntityImageSummaryCard />);
    const [best] = judgement().findings;
    const link = await screen.findByRole('link', { name: best.title });
    expect(link).toHaveAttribute(
      'href',
      `/catalog/default/component/checkout/images/findings?finding=${best.id}`,
    );
    expect(link.parentElement).toHaveTextContent(
      `Best fix: ${best.title} ≈ −48.0 MB`,
    );
  });

  it('says that nothing is to fix, or that nobody knows yet', async () => {
    const card = (findingCount: number | undefined) => ({
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary({ current: currentImage({ findingCount }) }),
            ],
          }),
      },
    });
    const api = renderOnEntity(<EntityImageSummaryCard />, card(0));
    expect(await screen.findByText('Nothing to fix.')).toBeInTheDocument();
    expect(api.getImage).not.toHaveBeenCalled();
    cleanup();
    renderOnEntity(<EntityImageSummaryCard />, card(undefined));
    expect(
      await screen.findByText('Best fix: not judged yet'),
    ).toBeInTheDocument();
  });

  it('counts all images where it shows one of several', async () => {
    renderOnEntity(<EntityImageSummaryCard />, {
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary(),
              repositorySummary({ repository: 'localhost:7070/shop/worker' }),
            ],
          }),
      },
    });
    expect(
      await screen.findByRole('link', { name: 'All 2 images' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/images');
  });

  it('says why there is no size yet', async () => {
    renderOnEntity(<EntityImageSummaryCard />, {
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary({
                state: 'failed',
                current: undefined,
                changes: {},
                problem: {
                  code: 'unauthorized',
                  message: 'The registry refused the credentials (401).',
                  remedy: 'Renew them.',
                },
              }),
            ],
          }),
      },
    });
    expect(
      await screen.findByText('The registry refused the credentials (401).'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'What to do' })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/images',
    );
  });

  it('leads to the instructions where no images are linked', async () => {
    renderOnEntity(<EntityImageSummaryCard />, {
      api: {
        getEntitySummary: async () => entitySummary({ repositories: [] }),
      },
    });
    expect(
      await screen.findByRole('link', { name: 'How to link images' }),
    ).toBeInTheDocument();
  });

  it('lets one try again after a failure', async () => {
    const getEntitySummary = jest
      .fn()
      .mockRejectedValueOnce(new Error('no'))
      .mockResolvedValueOnce(entitySummary());
    renderOnEntity(<EntityImageSummaryCard />, { api: { getEntitySummary } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('268 MB')).toBeInTheDocument();
  });
});
