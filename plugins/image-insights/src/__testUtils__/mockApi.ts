import { createApiMock } from '@backstage/frontend-test-utils';
import type { ImageInsightsApi } from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from '../api';
import {
  baseImageAudit,
  baseImageUses,
  findingAudit,
  layerAudit,
  layerUses,
  leaderboardGroups,
  overview,
  repositoryAudit,
  ruleAudit,
} from './audits';
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
  getLeaderboardGroups: async () => leaderboardGroups(),
  getOverview: async () => overview(),
  getRuleAudit: async () => ruleAudit(),
  getFindingAudit: async () => findingAudit(),
  getBaseImageAudit: async () => baseImageAudit(),
  getBaseImageUses: async () => baseImageUses(),
  getLayerAudit: async () => layerAudit(),
  getLayerUses: async () => layerUses(),
  getRepositoryAudit: async () => repositoryAudit(),
  getCsv: async () => 'name\r\n',
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
  getLeaderboardGroups: jest.fn(answers.getLeaderboardGroups),
  getOverview: jest.fn(answers.getOverview),
  getRuleAudit: jest.fn(answers.getRuleAudit),
  getFindingAudit: jest.fn(answers.getFindingAudit),
  getBaseImageAudit: jest.fn(answers.getBaseImageAudit),
  getBaseImageUses: jest.fn(answers.getBaseImageUses),
  getLayerAudit: jest.fn(answers.getLayerAudit),
  getLayerUses: jest.fn(answers.getLayerUses),
  getRepositoryAudit: jest.fn(answers.getRepositoryAudit),
  getCsv: jest.fn(answers.getCsv),
  startScan: jest.fn(answers.startScan),
  getScan: jest.fn(answers.getScan),
  listScans: jest.fn(answers.listScans),
  getEntityCost: jest.fn(answers.getEntityCost),
  getCost: jest.fn(answers.getCost),
  getSavings: jest.fn(answers.getSavings),
  recordDeployment: jest.fn(answers.recordDeployment),
  listDeployments: jest.fn(answers.listDeployments),
}));
