import { screen } from '@testing-library/react';
import { renderOnEntity } from '../../__testUtils__';
import { Root } from './Root';
import { useText, type Text } from './useText';

const seen: Text[] = [];

function Cell(props: { tag: string; size: string }) {
  const text = useText();
  const { t } = text;
  seen.push(text);
  const { tag, size } = props;
  return (
    <>
      <p>{t('service.select', { tag })}</p>
      <p>{t('tab.nextRelease', { tag, size })}</p>
      <p>{t('tab.readWhen', { when: <b>{size}</b> })}</p>
    </>
  );
}

describe('useText', () => {
  beforeEach(() => {
    seen.length = 0;
  });

  it('puts their own values into the same text', async () => {
    renderOnEntity(
      <Root>
        <Cell tag="1.0.0" size="5 MB" />
        <Cell tag="2.0.0" size="7 MB" />
        <Cell tag="1.0.0" size="5 MB" />
      </Root>,
    );
    const [first, , third, fourth, , sixth] = (
      await screen.findAllByText(/1\.0\.0|2\.0\.0|Read/)
    ).map(({ textContent }) => textContent);
    expect(first).toContain('1.0.0');
    expect(third).toContain('5 MB');
    expect(fourth).toContain('2.0.0');
    expect(sixth).toContain('7 MB');
    expect(screen.getAllByText('5 MB')).toHaveLength(2);
  });

  it('is the same for all parts of a page', async () => {
    renderOnEntity(
      <Root>
        <Cell tag="1.0.0" size="5 MB" />
        <Cell tag="2.0.0" size="7 MB" />
      </Root>,
    );
    await screen.findByText('7 MB');
    expect(new Set(seen).size).toBe(1);
    expect(seen[0].locale).toBe('en-GB');
  });

  it('works outside of a page as well', async () => {
    renderOnEntity(<Cell tag="1.0.0" size="5 MB" />);
    expect(await screen.findByText('5 MB')).toBeInTheDocument();
  });
});
