import { screen } from '@testing-library/react';
import type { CostSummary } from '@image-insights/backstage-plugin-image-insights-common';
import { costSummary, renderOnEntity } from '../../__testUtils__';
import { useViews } from '../../url';
import { CostFigure } from './CostFigure';

function Figures(props: { cost?: CostSummary; imageCount?: number }) {
  return (
    <dl>
      <CostFigure
        cost={props.cost}
        imageCount={props.imageCount ?? 1}
        views={useViews()}
      />
    </dl>
  );
}

describe('CostFigure', () => {
  it('says what a deployment moves and costs, what a month costs, and leads to why', async () => {
    renderOnEntity(<Figures cost={costSummary()} />, { path: '/images' });
    expect(await screen.findByText('≈ $0.24')).toBeInTheDocument();
    expect(screen.getByText('5.37 GB moved')).toBeInTheDocument();
    expect(screen.getByText('≈ $4.8 a month')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'What it rests on' }),
    ).toHaveAttribute('href', '/images/cost');
  });

  it('says that it is of all images of the service', async () => {
    renderOnEntity(<Figures cost={costSummary()} imageCount={3} />);
    expect(
      await screen.findByText('5.37 GB moved for all 3 images'),
    ).toBeInTheDocument();
  });

  it('says so until it is calculated', async () => {
    renderOnEntity(<Figures />);
    expect(await screen.findByText('Not calculated yet')).toBeInTheDocument();
  });
});
