import { screen } from '@testing-library/react';
import { renderOnEntity } from '../../__testUtils__';
import { ScanNowButton } from './ScanNowButton';

// In a file of its own: an answer about a permission is remembered. What it
// does for those who may scan is specified with the scans page.
describe('ScanNowButton', () => {
  it('is not offered to those who may not scan', async () => {
    renderOnEntity(
      <>
        <p>Here</p>
        <ScanNowButton onStarted={() => {}} />
      </>,
      { mayScan: false },
    );
    expect(await screen.findByText('Here')).toBeInTheDocument();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
