import { createApiMock } from '@backstage/frontend-test-utils';
import { imageInsightsApiRef } from '../api';
import {
  entitySummary,
  growingHistory,
  image,
  leaderboard,
  scan,
} from './builders';

/**
 * A backend that knows the growing service. Give the calls that a test is
 * about; the others answer well.
 */
export const mockImageInsightsApi = createApiMock(imageInsightsApiRef, () => ({
  getEntitySummary: jest.fn(async () => entitySummary()),
  getEntityHistory: jest.fn(async () => growingHistory()),
  getImage: jest.fn(async (digest: string) => image({ digest })),
  getLeaderboard: jest.fn(async () => leaderboard()),
  startScan: jest.fn(async () => scan({ state: 'running' })),
  getScan: jest.fn(async () => scan()),
  listScans: jest.fn(async () => ({
    items: [scan()],
    nextScanAt: '2026-11-21T10:18:00.000Z',
  })),
}));
