import { createApiMock } from '@backstage/frontend-test-utils';
import type { ImageInsightsApi } from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from '../api';
import {
  entitySummary,
  growingHistory,
  image,
  leaderboard,
  scan,
} from './builders';
import { deployment, entityCost, organisationCost, savingsPlan } from './costs';
import { comparison, ruleList } from './verdicts';

const answers: ImageInsightsApi = {
  getEntitySummary: async () => entitySummary(),
  getEntityHistory: async () => growingHistory(),
  getImage: async digest => image({ digest }),
  compareImages: async (from, to) => comparison({ from, to }),
  getRules: async () => ruleList(),
  getLeaderboard: async () => leaderboard(),
  startScan: async () => scan({ state: 'running' }),
  getScan: async () => scan(),
  listScans: async () => ({
    items: [scan()],
    nextScanAt: '2026-11-21T10:18:00.000Z',
  }),
  getEntityCost: async () => entityCost(),
  getCost: async () => organisationCost(),
  getSavings: async () => savingsPlan(),
  recordDeployment: async () => deployment(),
  listDeployments: async () => ({ items: [deployment()] }),
};

/**
 * A backend that knows the growing service. Give the calls that a test is
 * about; the others answer well.
 */
export const mockImageInsightsApi = createApiMock(imageInsightsApiRef, () => ({
  getEntitySummary: jest.fn(answers.getEntitySummary),
  getEntityHistory: jest.fn(answers.getEntityHistory),
  getImage: jest.fn(answers.getImage),
  compareImages: jest.fn(answers.compareImages),
  getRules: jest.fn(answers.getRules),
  getLeaderboard: jest.fn(answers.getLeaderboard),
  startScan: jest.fn(answers.startScan),
  getScan: jest.fn(answers.getScan),
  listScans: jest.fn(answers.listScans),
  getEntityCost: jest.fn(answers.getEntityCost),
  getCost: jest.fn(answers.getCost),
  getSavings: jest.fn(answers.getSavings),
  recordDeployment: jest.fn(answers.recordDeployment),
  listDeployments: jest.fn(answers.listDeployments),
}));
