import { useState } from 'react';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderOnEntity } from '../../__testUtils__';
import { LongPicker } from './LongPicker';

const options = Array.from({ length: 200 }, (_, index) => ({
  id: `2.${index}.0`,
  label: `2.${index}.0`,
}));

function Example() {
  const [value, setValue] = useState('2.150.0');
  return (
    <LongPicker
      label="Release"
      options={options}
      value={value}
      onChange={setValue}
    />
  );
}

describe('LongPicker', () => {
  it('offers the first 15 and the chosen one, and finds the others by typing', async () => {
    renderOnEntity(<Example />);
    await userEvent.click(
      await screen.findByRole('button', { name: /2\.150\.0/ }),
    );
    expect(await screen.findAllByRole('option')).toHaveLength(16);
    await userEvent.type(screen.getByPlaceholderText('Search 200'), '2.199');
    await userEvent.click(
      await screen.findByRole('option', { name: '2.199.0' }),
    );
    expect(
      await screen.findByRole('button', { name: /2\.199\.0/ }),
    ).toBeInTheDocument();
  });

  it('goes to the next and the one before by arrow keys while it is closed', async () => {
    renderOnEntity(<Example />);
    const button = await screen.findByRole('button', { name: /2\.150\.0/ });
    act(() => button.focus());
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(
      await screen.findByRole('button', { name: /2\.152\.0/ }),
    ).toBeInTheDocument();
    await userEvent.keyboard('{ArrowLeft}');
    expect(
      await screen.findByRole('button', { name: /2\.151\.0/ }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('option')).toBeNull();
  });
});
