import { screen } from '@testing-library/react';
import { usePermission } from '@backstage/plugin-permission-react';
import { imageInsightsScanTriggerPermission } from '@image-insights/backstage-plugin-image-insights-common';
import { renderOnEntity } from '../../__testUtils__';
import { ScanNowButton } from './ScanNowButton';

/** Says when the question that the button asks has been answered. */
function Answer() {
  const { loading, allowed } = usePermission({
    permission: imageInsightsScanTriggerPermission,
  });
  if (loading) return null;
  return <p>{allowed ? 'may scan' : 'may not scan'}</p>;
}

// In a file of its own: an answer about a permission is remembered. What it
// does for those who may scan is specified with the scans page.
describe('ScanNowButton', () => {
  it('tells those who may not scan when the next scan starts by itself', async () => {
    jest
      .spyOn(Date, 'now')
      .mockReturnValue(Date.parse('2026-11-21T10:00:00.000Z'));
    renderOnEntity(
      <>
        <ScanNowButton
          nextScanAt="2026-11-21T10:12:00.000Z"
          onStarted={() => {}}
        />
        <Answer />
      </>,
      { mayScan: false },
    );
    expect(await screen.findByText('may not scan')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    expect(screen.getByText(/^Next scan/)).toHaveTextContent(
      'Next scan in 12 minutes',
    );
    jest.restoreAllMocks();
  });
});
