import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Image } from '@image-insights/backstage-plugin-image-insights-common';
import { useViews } from '../../url';
import {
  contentsSummary,
  digestOf,
  image,
  renderOnEntity,
} from '../../__testUtils__';
import { ContentsSection } from './ContentsSection';

function View(props: { image: Image }) {
  return (
    <ContentsSection tag="2.14.0" image={props.image} views={useViews()} />
  );
}

const show = (over: Partial<Image> = {}) =>
  renderOnEntity(<View image={image(over)} />);
const open = async (name: RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('ContentsSection', () => {
  it('says how much is seen, how much is hidden, how much is there twice', async () => {
    show();
    expect(
      await screen.findByText(/^754 MB of files that the service sees/),
    ).toHaveTextContent(
      '754 MB of files that the service sees, 54.2 MB hidden below them. Of what is seen, 4.00 MB are copies.',
    );
  });

  it('tells bytes by what they are for, adding up', async () => {
    show();
    const table = await screen.findByRole('table', {
      name: 'Visible bytes by what they are for, on disk',
    });
    const rows = within(table).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(/dependencies\s*400\.0 MB\s*53%/);
    expect(rows[5]).toHaveTextContent(/Sum\s*753\.8 MB/);
  });

  it('names the operating system and counts its packages', async () => {
    show();
    expect(
      await screen.findByText(
        'Operating system: Debian GNU/Linux 12 (bookworm)',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('212 dpkg packages, 190 MB installed'),
    ).toBeInTheDocument();
  });

  it('lists hidden files with the layer that pays and the layer that hides', async () => {
    show();
    await open(/^Hidden files: 54\.2 MB/);
    const table = screen.getByRole('table', {
      name: 'Files that upper layers hide, largest first',
    });
    expect(table).toHaveTextContent('/tmp/build.tar');
    expect(table).toHaveTextContent('removed');
    expect(
      within(table).getByRole('link', { name: 'layer 3' }),
    ).toHaveAttribute('href', `/?layer=${encodeURIComponent(digestOf(102))}`);
    expect(
      within(table).getByRole('link', { name: 'layer 4' }),
    ).toBeInTheDocument();
  });

  it('lists largest files and packages, duplicates and symbols', async () => {
    show();
    await open(/^Largest files/);
    await open(/^Largest packages/);
    await open(/^Duplicates: 4\.00 MB/);
    await open(/^Executables with symbols: 6\.00 MB/);
    expect(
      screen.getByRole('table', { name: 'Largest files' }),
    ).toHaveTextContent('/usr/lib/libtorch.so');
    expect(
      screen.getByRole('table', { name: 'Largest packages' }),
    ).toHaveTextContent('gcc-12');
    expect(
      screen.getByRole('table', { name: 'Equal files under several names' }),
    ).toHaveTextContent('/opt/model.bin');
    const executables = screen.getByRole('table', {
      name: 'Executables with symbols or debug sections',
    });
    expect(executables).toHaveTextContent('Made with Go');
    expect(executables).toHaveTextContent('statically');
  });

  it('gives the pair that dive prints beside ours, and says why they differ', async () => {
    show();
    await open(/^Compared with dive/);
    const table = screen.getByRole('table', {
      name: 'Efficiency and waste, ours and as dive counts',
    });
    const rows = within(table).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(/93\.29%\s*95\.12%/);
    expect(rows[2]).toHaveTextContent(/54\.2 MB\s*61\.0 MB/);
    expect(rows[3]).toHaveTextContent('8.36%');
    expect(
      screen.getByText(/the visible copy is no waste\./),
    ).toBeInTheDocument();
  });

  it('has words where dive has nothing to divide by', async () => {
    show({
      contents: contentsSummary({
        layers: contentsSummary().layers.slice(0, 1),
        dive: { efficiency: 1, wastedBytes: 0, userBytes: 0 },
      }),
    });
    await open(/^Compared with dive/);
    expect(screen.getAllByText('nothing to divide by')).toHaveLength(2);
  });

  it('is glad where no layer hides a file of another', async () => {
    show({
      contents: contentsSummary({
        wastedBytes: 0,
        hiddenFiles: [],
        duplicateBytes: 0,
      }),
    });
    expect(
      await screen.findByText('754 MB of files, none hidden.'),
    ).toBeInTheDocument();
  });

  it('says why nothing is known of contents', async () => {
    show({
      contents: undefined,
      contentsState: { state: 'failed', reason: 'the registry answered 403' },
    });
    expect(
      await screen.findByText(
        'Not decided: layer contents were not read (the registry answered 403).',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
