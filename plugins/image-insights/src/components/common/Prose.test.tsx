import { render, screen } from '@testing-library/react';
import { Prose } from './Prose';

describe('Prose', () => {
  it('shows what stands between backticks as code', () => {
    render(<Prose>`COPY . .` brings `.git` along.</Prose>);
    expect(screen.getAllByRole('code').map(one => one.textContent)).toEqual([
      'COPY . .',
      '.git',
    ]);
  });
  it('leaves a lonely backtick alone', () => {
    const { container } = render(<Prose>a ` b</Prose>);
    expect(container).toHaveTextContent('a ` b');
  });
});
