import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Image } from '@image-insights/backstage-plugin-image-insights-common';
import { useImage } from '../../data';
import { useUrlState, useViews } from '../../url';
import {
  comparison,
  contentsSummary,
  digestOf,
  image,
  layerContents,
  renderOnEntity,
} from '../../__testUtils__';
import { LayersSection } from './LayersSection';

function View() {
  return (
    <LayersSection
      tag="2.14.0"
      data={useImage(digestOf(14))}
      url={useUrlState()}
      views={useViews()}
    />
  );
}

const show = (over: Partial<Image> = {}, path = '/') =>
  renderOnEntity(<View />, {
    path,
    api: { getImage: async digest => image({ digest, ...over }) },
  });
const rowsOf = async () =>
  within(
    await screen.findByRole('table', { name: 'Layers of 2.14.0' }),
  ).getAllByRole('row');

describe('LayersSection', () => {
  it('shows what each layer takes on disk, what of it is wasted, and its findings', async () => {
    show();
    const rows = await rowsOf();
    expect(rows[3]).toHaveTextContent('450.0 MB');
    expect(rows[3]).toHaveTextContent('54.20 MB');
    expect(
      within(rows[3]).getByRole('link', { name: 'Findings of layer 3: 1' }),
    ).toHaveAttribute('href', '/findings?finding=pip-cache-kept');
    expect(rows[6]).toHaveTextContent('812.0 MB');
  });

  it('stripes what is wasted in the bar, and says what stripes are', async () => {
    show();
    expect(
      await screen.findByRole('button', {
        name: 'Layer 3 of 4, dependencies, 151 MB, 56%, 54.2 MB on disk wasted',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('striped: wasted, ≈ its share of the layer'),
    ).toBeInTheDocument();
  });

  it('opens a layer with its biggest folders and files and what is hidden', async () => {
    show({}, `/?layer=${digestOf(102)}`);
    const details = await screen.findByLabelText('Details of layer 3');
    expect(details).toHaveTextContent('100 files, 448 MB');
    expect(details).toHaveTextContent('/usr/lib/python3 300 MB');
    expect(details).toHaveTextContent('/tmp/build.tar 40.0 MB, hidden');
    expect(details).toHaveTextContent(
      '54.2 MB: removed 40.0 MB, rewritten 12.0 MB, only attributes changed 2.20 MB',
    );
    expect(
      within(details).getByRole('link', {
        name: 'pip cache left in the layer',
      }),
    ).toBeInTheDocument();
  });

  it('does not show an unread layer as one without waste', async () => {
    const contents = contentsSummary();
    const layers = contents.layers.map(layer =>
      layer.index === 2
        ? layerContents({
            index: 2,
            isRead: false,
            unreadReason: 'larger than 2 GB',
            uncompressedBytes: undefined,
          })
        : layer,
    );
    show({ contents: { ...contents, layers } });
    const rows = await rowsOf();
    expect(rows[3]).toHaveTextContent('not read');
    expect(rows[6]).toHaveTextContent('not known');
    await userEvent.click(within(rows[3]).getByRole('button'));
    expect(
      screen.getByText('Contents were not read: larger than 2 GB.'),
    ).toBeInTheDocument();
  });

  it('does not show an unjudged image as one without findings', async () => {
    show({ judgement: undefined, contents: undefined });
    const rows = await rowsOf();
    expect(rows[1].lastElementChild).toHaveTextContent('not known');
  });

  it('says how many services share a layer, and which layers a release changed', async () => {
    function Compared() {
      return (
        <LayersSection
          tag="2.14.0"
          data={useImage(digestOf(14))}
          comparison={{
            ...comparison(),
            layers: comparison().layers.map(layer => ({
              ...layer,
              kind: layer.to === 0 ? ('unchanged' as const) : layer.kind,
            })),
          }}
          url={useUrlState()}
          views={useViews()}
        />
      );
    }
    renderOnEntity(<Compared />, {
      api: {
        getImage: async digest =>
          image({
            digest,
            layers: image().layers.map(layer => ({
              ...layer,
              sharedWithServices: layer.index === 0 ? 12 : 0,
            })),
          }),
      },
    });
    const rows = await rowsOf();
    expect(rows[1]).toHaveTextContent('40 images, 12 other services');
    expect(rows[1]).toHaveTextContent('unchanged');
    expect(rows[2]).toHaveTextContent('3 images');
    expect(rows[2]).not.toHaveTextContent('other service');
    expect(rows[2]).toHaveTextContent('pulled anew');
  });

  it('shows the bar as layers are on disk, and keeps that in the address', async () => {
    show();
    await userEvent.click(
      await screen.findByRole('radio', { name: 'On disk' }),
    );
    const bar = await screen.findByRole('list', {
      name: 'Layers of 2.14.0 on disk, bottom first',
    });
    expect(
      within(bar).getByRole('button', {
        name: /^Layer 3 of 4, dependencies, 450 MB, 55%/,
      }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'size=uncompressed',
    );
    expect(screen.getByText('striped: wasted')).toBeInTheDocument();
  });
});
