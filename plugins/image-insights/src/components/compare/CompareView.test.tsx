import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ImageInsightsApi } from '@image-insights/backstage-plugin-image-insights-common';
import { useUrlState, useViews } from '../../url';
import {
  comparison,
  digestOf,
  finding,
  growingHistory,
  renderOnEntity,
} from '../../__testUtils__';
import { CompareView } from './CompareView';

const { points } = growingHistory();

function View(props: { isAlone?: boolean }) {
  return (
    <CompareView
      points={props.isAlone ? points.slice(2) : points}
      isReady
      selected={points[2]}
      previous={props.isAlone ? undefined : points[1]}
      url={useUrlState()}
      views={useViews()}
    />
  );
}

const show = (api: Partial<ImageInsightsApi> = {}, search = '') =>
  renderOnEntity(<View />, { path: `/compare${search}`, api });

describe('CompareView', () => {
  it('compares the release with the one before', async () => {
    const api = show();
    expect(
      await screen.findByRole('heading', { name: 'From 2.13.0 to 2.14.0' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        'A node that holds 2.13.0 pulls 237 MB of 268 MB: everything above layer 1 changed.',
      ),
    ).toBeInTheDocument();
    expect(api.compareImages).toHaveBeenCalledWith(
      digestOf(13),
      digestOf(14),
      expect.anything(),
    );
  });

  it('shows the changes by size, whose sum is the whole difference', async () => {
    show();
    const table = await screen.findByRole('table', {
      name: 'Changes by instruction, largest first',
    });
    const rows = within(table).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('RUN pip install -r requirements.txt');
    expect(rows[1]).toHaveTextContent('same line, new content');
    expect(rows[1]).toHaveTextContent('+62.6 MB');
    expect(rows[2]).toHaveTextContent('COPY . .');
    expect(rows[2]).toHaveTextContent('12.1 MB');
    expect(rows[3]).toHaveTextContent('+0.6 MB');
    expect(rows[5]).toHaveTextContent('+81.3 MB');
    expect(within(rows[5]).getByText('+81.3 MB')).toHaveAttribute(
      'title',
      '+81,300,000 B',
    );
  });

  it('says of a layer that came that it was not there, and of one that went', async () => {
    const { layers } = comparison();
    show({
      compareImages: async () =>
        comparison({
          layers: [
            ...layers.slice(0, 2),
            { ...layers[2], kind: 'removed', toCompressedBytes: 0 },
            { ...layers[3], kind: 'added', fromCompressedBytes: 0 },
          ],
        }),
    });
    const table = await screen.findByRole('table', {
      name: 'Changes by instruction, largest first',
    });
    for (const happened of ['added', 'removed']) {
      const row = within(table)
        .getAllByRole('row')
        .find(one => one.textContent?.includes(happened));
      expect(row).toHaveTextContent('not there');
    }
  });

  it('says that nothing can be reused where no layer is the same', async () => {
    show({
      compareImages: async () =>
        comparison({
          pull: { reusedBytes: 0, transferredBytes: 268_300_000 },
        }),
    });
    expect(
      await screen.findByText(
        'A node that holds 2.13.0 pulls all 268 MB: no layer is the same.',
      ),
    ).toBeInTheDocument();
  });

  it('names first what saves bytes, and the rest once somebody asks', async () => {
    show({
      compareImages: async () =>
        comparison({
          newFindings: [
            finding(),
            finding({ id: 'other', title: 'no provenance', gain: undefined }),
          ],
        }),
    });
    expect(
      await screen.findByRole('link', { name: 'pip cache left in the layer' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('no provenance')).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'and one that saves no bytes' }),
    );
    expect(screen.getByText('no provenance')).toBeInTheDocument();
  });

  it('unfolds what did not change', async () => {
    show();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'and one unchanged, 31.4 MB',
      }),
    );
    expect(screen.getByText('ADD rootfs.tar.xz /')).toBeInTheDocument();
  });

  it('goes down to packages, directories and files', async () => {
    show();
    const packages = await screen.findByRole('table', {
      name: 'Packages (1)',
    });
    expect(packages).toHaveTextContent('torch');
    expect(packages).toHaveTextContent('2.3.0 → 2.4.0');
    expect(packages).toHaveTextContent('+58.90 MB');
    expect(
      screen.getByRole('table', { name: 'Directories (1)' }),
    ).toHaveTextContent('/usr/lib/python3');
    await userEvent.click(screen.getByRole('button', { name: 'Files (1)' }));
    expect(screen.getByRole('table', { name: 'Files (1)' })).toHaveTextContent(
      '/app/.git/objects/pack/pack-1.pack',
    );
  });

  it('says why files are not known, and what is exact all the same', async () => {
    show({
      compareImages: async (from, to) =>
        comparison({
          from,
          to,
          contents: { known: false, reason: '2.13.0 was not read' },
        }),
    });
    expect(
      await screen.findByText(
        'Files are not known: 2.13.0 was not read. Instructions and bytes are exact.',
      ),
    ).toBeInTheDocument();
  });

  it('says what to do, and what was fixed', async () => {
    show();
    expect(
      await screen.findByRole('link', { name: 'pip cache left in the layer' }),
    ).toHaveAttribute('href', '/findings?finding=pip-cache-kept');
    expect(
      screen.getByRole('button', {
        name: 'Copy fix for pip cache left in the layer',
      }),
    ).toBeInTheDocument();
    expect(
      within(
        screen.getByRole('region', { name: 'Fixed since 2.13.0' }),
      ).getByText('npm cache left in the layer'),
    ).toBeInTheDocument();
  });

  it('compares any two releases that the address names, and swaps them', async () => {
    const api = show({}, `?base=${digestOf(12)}&head=${digestOf(13)}`);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Swap base and head' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'From 2.13.0 to 2.12.0' }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      `/compare?head=${encodeURIComponent(digestOf(12))}`,
    );
    expect(api.compareImages).toHaveBeenLastCalledWith(
      digestOf(13),
      digestOf(12),
      expect.anything(),
    );
  });

  it('knows when both names are one image', async () => {
    const api = show({}, `?base=${digestOf(14)}`);
    expect(
      await screen.findByText('Both names point to the same image.'),
    ).toBeInTheDocument();
    expect(api.compareImages).not.toHaveBeenCalled();
  });

  it('does not take any text for a digest', async () => {
    show({}, '?base=latest');
    expect(
      await screen.findByText(
        'latest is no digest of an image. Showing 2.13.0.',
      ),
    ).toBeInTheDocument();
  });

  it('says when there is nothing to compare with', async () => {
    renderOnEntity(<View isAlone />, { path: '/compare' });
    expect(
      await screen.findByText(
        'One release so far: there is nothing to compare it with yet.',
      ),
    ).toBeInTheDocument();
  });

  it('says when an image is no longer kept, and leads on', async () => {
    show({
      compareImages: async () => {
        throw Object.assign(new Error('no such image'), {
          response: { status: 404 },
        });
      },
    });
    expect(
      await screen.findByText(
        'One of both images is no longer kept. Its size remains in the trend.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Show trend' })).toHaveAttribute(
      'href',
      '/',
    );
  });

  it('tries again after a failure', async () => {
    const compareImages = jest
      .fn()
      .mockRejectedValueOnce(new Error('503 Service Unavailable'))
      .mockResolvedValue(comparison());
    show({ compareImages });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('table', {
        name: 'Changes by instruction, largest first',
      }),
    ).toBeInTheDocument();
  });
});
