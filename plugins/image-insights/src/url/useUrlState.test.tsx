import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import { useUrlState } from './useUrlState';

const heard = jest.fn();

function Page() {
  const url = useUrlState();
  heard(url);
  return (
    <>
      <p>{`x=${url.get('x')} y=${url.getAll('y').join('+')}`}</p>
      <a href={url.href({ x: 'order' })}>order</a>
      <button type="button" onClick={() => url.set({ x: 'order' })}>
        x
      </button>
      <button
        type="button"
        onClick={() => {
          url.set({ x: 'order' });
          url.set({ y: ['log', 'sqrt'] }, { replace: true });
        }}
      >
        both
      </button>
    </>
  );
}

function Rest() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <output>{`${pathname}${search}`}</output>
      <button type="button" onClick={() => navigate(-1)}>
        back
      </button>
    </>
  );
}

function renderAt(path: string) {
  render(
    <MemoryRouter initialEntries={[path]}>
      <Page />
      <Rest />
    </MemoryRouter>,
  );
}

const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

describe('useUrlState', () => {
  it('reads the address and makes links that change it', () => {
    renderAt('/images?y=log&y=sqrt&other=1');
    expect(screen.getByText('x=undefined y=log+sqrt')).toBeInTheDocument();
    expect(screen.getByRole('link')).toHaveAttribute(
      'href',
      '?x=order&y=log&y=sqrt&other=1',
    );
  });

  it('changes the address, and back goes to the one before', async () => {
    renderAt('/images?y=log');
    await press('x');
    expect(screen.getByText('x=order y=log')).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent(
      '/images?x=order&y=log',
    );
    await press('back');
    expect(screen.getByText('x=undefined y=log')).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('/images?y=log');
  });

  it('loses none of two changes that follow at once', async () => {
    renderAt('/images');
    await press('both');
    expect(screen.getByText('x=order y=log+sqrt')).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent(
      '/images?x=order&y=log&y=sqrt',
    );
  });

  it('tells of a change before the rest of the app knows the address', async () => {
    renderAt('/images');
    heard.mockClear();
    let seen: Array<string | null> = [];
    const observer = new MutationObserver(changes =>
      seen.push(...changes.map(({ target }) => target.textContent)),
    );
    observer.observe(document.body, { characterData: true, subtree: true });
    await press('x');
    await act(async () => {});
    observer.disconnect();
    seen = seen.filter(text => text !== null);
    expect(seen).toEqual(['x=order y=', '/images?x=order']);
  });

  it('is the same object until the address says something else', async () => {
    renderAt('/images');
    heard.mockClear();
    await press('x');
    const [url] = heard.mock.calls[0];
    expect(url.get('x')).toBe('order');
    for (const [other] of heard.mock.calls) {
      expect(other).toBe(url);
    }
  });
});
