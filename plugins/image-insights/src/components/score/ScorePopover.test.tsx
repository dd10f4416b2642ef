import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useViews } from '../../url';
import { judgement, renderOnEntity } from '../../__testUtils__';
import { ScorePopover } from './ScorePopover';

function View() {
  return (
    <ScorePopover tag="2.14.0" judgement={judgement()} views={useViews()} />
  );
}

describe('ScorePopover', () => {
  it('opens the parts of the score by keyboard and gives the focus back', async () => {
    const api = renderOnEntity(<View />);
    const button = await screen.findByRole('button', {
      name: 'How it is made up',
    });
    expect(api.getRules).not.toHaveBeenCalled();
    act(() => button.focus());
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', {
      name: 'Score of 2.14.0: 61 · C',
    });
    expect(
      await within(dialog).findByRole('link', {
        name: /\.git is in the image/,
      }),
    ).toHaveAttribute('href', '/findings?finding=git-directory');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    await waitFor(() => expect(button).toHaveFocus());
  });
});
