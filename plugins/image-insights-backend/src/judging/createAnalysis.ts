import { LoggerService } from '@backstage/backend-plugin-api';
import {
  LayerReaderPool,
  Rule,
  RuleSet,
  createRuleSet,
} from '@image-insights/image-analysis';
import { InputError } from '@backstage/errors';
import { RegistryReader } from '@image-insights/oci-registry';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import { ContentsReader } from '../contents/ContentsReader';
import { Stores } from '../database/Stores';
import { AnalysisService } from './AnalysisService';
import { ImageJudge } from './ImageJudge';
import { JudgingPlanner } from './JudgingPlanner';

/** Everything that reads layers and judges images, wired. */
export interface Analysis {
  ruleSet: RuleSet;
  planner: JudgingPlanner;
  service: AnalysisService;
  stop(): Promise<void>;
}

/** @throws InputError where the configuration names rules that do not exist. */
export function createAnalysis(options: {
  config: ImageInsightsConfig;
  stores: Stores;
  reader: RegistryReader;
  rules: readonly Rule[];
  logger: LoggerService;
  now?: () => Date;
  leaseMillis?: number;
}): Analysis {
  const { config, stores, logger, now } = options;
  const ruleSet = ruleSetOf(config, options.rules);
  const { contents } = config;
  const pool = new LayerReaderPool({ threads: contents?.threads ?? 0 });
  const planner = new JudgingPlanner({ stores, config, ruleSet });
  const service = new AnalysisService({
    stores,
    contentsReader:
      contents && config.registries.length > 0
        ? new ContentsReader({ ...options, config: contents, pool })
        : undefined,
    readers: Math.max(1, contents?.threads ?? 1),
    judge: new ImageJudge({ stores, config, ruleSet, logger, now }),
    planner,
    ruleSet,
    logger,
  });
  return {
    ruleSet,
    planner,
    service,
    async stop() {
      await service.stop();
      await pool.close();
    },
  };
}

function ruleSetOf(
  config: ImageInsightsConfig,
  rules: readonly Rule[],
): RuleSet {
  const { disabledRules, ruleWeights, approvedBases } = config.score;
  try {
    return createRuleSet({
      rules,
      disabled: disabledRules,
      weights: ruleWeights,
      options: { sizeBudgetBytes: config.defaultBudgetBytes, approvedBases },
    });
  } catch (error) {
    throw new InputError(
      `Configuration imageInsights.score is wrong: ${
        error instanceof Error ? error.message : String(error)
      }`,
    );
  }
}
