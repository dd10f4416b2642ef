import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  digestOf,
  layerAudit,
  layerAuditRow,
  renderOnEntity,
} from '../../../__testUtils__';
import { LayersAudit } from './LayersAudit';

const patience = { timeout: 20_000 };
const tableName = 'Layers that several images hold, 2';

async function rowsOf(name: string) {
  const table = await screen.findByRole('table', { name }, patience);
  return within(table).getAllByRole('row').slice(1);
}

jest.setTimeout(60_000);

describe('LayersAudit', () => {
  it('opens with what sharing saves, in a sentence and as a bar', async () => {
    renderOnEntity(<LayersAudit />);
    expect(
      await screen.findByRole(
        'heading',
        {
          name: '31 images come to 3.00 GB, each by itself. With shared layers counted once they are 2.25 GB: 25% less.',
        },
        patience,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: 'Each image by itself 3.00 GB, each layer counted once 2.25 GB, saved by sharing 750 MB',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        '120 MB more could be shared: the same contents under other digests, built anew without a change.',
      ),
    ).toBeInTheDocument();
  });

  it('shows what made a layer, who holds it, and copies of it', async () => {
    renderOnEntity(<LayersAudit />);
    const [debian, pip] = await rowsOf(tableName);
    expect(debian).toHaveTextContent('base image');
    expect(debian).toHaveTextContent('debian:12-slim');
    expect(debian).toHaveTextContent('31.40 MB');
    expect(debian).toHaveTextContent('408.2 MB');
    expect(debian).not.toHaveTextContent('built anew');
    expect(pip).toHaveTextContent('RUN pip install -r requirements.txt');
    expect(pip).toHaveTextContent('dependencies');
    expect(pip).toHaveTextContent(
      'built anew 4 times without a change: 120 MB not shared',
    );
  });

  it('says nothing of copies where there are none', async () => {
    renderOnEntity(<LayersAudit />, {
      api: {
        getLayerAudit: async () =>
          layerAudit({
            items: [
              layerAuditRow({ copies: { layers: 0, compressedBytes: 0 } }),
            ],
          }),
      },
    });
    const [row] = await rowsOf('Layers that several images hold, 1');
    expect(row).not.toHaveTextContent('built anew');
  });

  it('opens a layer to the images that hold it', async () => {
    const api = renderOnEntity(<LayersAudit />, {
      path: `/?open=${digestOf(70)}&owner=group:default/payments`,
    });
    const [checkout] = await rowsOf('Images that hold this layer, 2');
    expect(checkout).toHaveTextContent('2.14.0');
    expect(
      within(checkout).getByRole('link', { name: 'Layer 1 of checkout' }),
    ).toHaveAttribute(
      'href',
      `/catalog/default/component/checkout/images?repo=localhost%3A7070%2Fshop%2Fcheckout&layer=${encodeURIComponent(
        digestOf(70),
      )}`,
    );
    expect(screen.getByTitle(digestOf(70))).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^Copy digest sha256:/ }),
    ).toBeInTheDocument();
    expect(api.getLayerUses).toHaveBeenCalledWith(
      expect.objectContaining({
        layer: digestOf(70),
        owner: ['group:default/payments'],
      }),
      expect.anything(),
    );
  });

  it('filters by kind and orders by size', async () => {
    const api = renderOnEntity(<LayersAudit />, {
      path: '/?layerKind=dependencies',
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'To pull' }, patience),
    );
    await waitFor(
      () =>
        expect(api.getLayerAudit).toHaveBeenLastCalledWith(
          expect.objectContaining({
            layerKind: ['dependencies'],
            orderBy: 'bytes',
            order: 'desc',
          }),
          expect.anything(),
        ),
      patience,
    );
    expect(
      screen.getByRole('button', {
        name: 'Remove the filter Kind of layer: dependencies',
      }),
    ).toBeInTheDocument();
  });

  it('says where no layer is shared, and how layers become so', async () => {
    renderOnEntity(<LayersAudit />, {
      api: {
        getLayerAudit: async () =>
          layerAudit({
            items: [],
            totals: {
              images: 2,
              compressedBytes: 100,
              distinctBytes: 100,
              sharedLayers: 0,
              copiedBytes: 0,
            },
          }),
      },
    });
    expect(
      await screen.findByText('No layer is shared.', undefined, patience),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', {
        name: '2 images come to 100 B and share nothing.',
      }),
    ).toBeInTheDocument();
  });
});
