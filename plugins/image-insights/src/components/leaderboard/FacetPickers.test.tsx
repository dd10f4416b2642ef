import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderOnEntity } from '../../__testUtils__';
import { useUrlState } from '../../url';
import { FacetPickers } from './FacetPickers';

const owners = Array.from(
  { length: 300 },
  (_, index) => `group:default/team-${index}`,
);

function Pickers(props: { owner: string[] }) {
  return (
    <FacetPickers
      names={['owner']}
      facets={{ owner: props.owner }}
      url={useUrlState()}
    />
  );
}

describe('FacetPickers', () => {
  it('offers the first of very many values, and finds any other by typing', async () => {
    const user = userEvent.setup({ delay: null });
    renderOnEntity(<Pickers owner={owners} />);
    await user.click(await screen.findByRole('button', { name: /Owner/ }));
    expect(await screen.findAllByRole('option')).toHaveLength(25);
    await user.type(screen.getByPlaceholderText('Search 300'), 'team-299');
    await user.click(await screen.findByRole('option', { name: 'team-299' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/?owner=group%3Adefault%2Fteam-299',
    );
  });

  it('offers what is chosen to be taken away again', async () => {
    const user = userEvent.setup({ delay: null });
    renderOnEntity(<Pickers owner={owners} />, {
      path: '/?owner=group:default/team-299',
    });
    await user.click(await screen.findByRole('button', { name: /Owner/ }));
    const chosen = await screen.findByRole('option', { name: 'team-299' });
    expect(chosen).toHaveAttribute('aria-selected', 'true');
    expect(screen.getAllByRole('option')).toHaveLength(26);
    await user.click(chosen);
    expect(screen.getByLabelText('address')).toHaveTextContent(/^\/$/);
  });

  it('offers nothing where there is nothing to choose', async () => {
    renderOnEntity(<Pickers owner={owners.slice(0, 1)} />);
    await screen.findByLabelText('address');
    expect(screen.queryByRole('button', { name: /Owner/ })).toBeNull();
  });
});
