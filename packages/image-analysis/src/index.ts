/**
 * Says what is in a container image from its manifest, config and history.
 * Pure: no network, no Backstage, no database.
 *
 * @packageDocumentation
 */
export * from './model';
export * from './base/BaseCandidate';
export { baseCandidateKeys } from './base/baseCandidateKeys';
export type { BaseCandidateKeys } from './base/baseCandidateKeys';
export * from './base/chainIds';
export { describeImage } from './describe/describeImage';
export * from './describe/DescribeImageOptions';
export * from './facts/ImageFacts';
export * from './facts/ImageDocuments';
export { toImageFacts } from './facts/toImageFacts';
export { contentKeyOf } from './contents/contentKey';
export * from './contents/LayerContents';
export * from './contents/LayerContentsError';
export * from './contents/LayerLimits';
export { LayerReaderPool } from './contents/LayerReaderPool';
export type {
  LayerReaderPoolOptions,
  LayerReadOptions,
} from './contents/LayerReaderPool';
export { isEmptyBlob } from './facts/layerMedia';
export { packLayerContents } from './contents/packLayerContents';
export { unpackLayerContents } from './contents/unpackLayerContents';
export { readPackedFacts } from './contents/readPackedFacts';
export type { PackedFacts } from './contents/readPackedFacts';
export { PackedContentsError } from './contents/pack/PackedContentsError';
export { readLayerContents } from './contents/readLayerContents';
export type { ReadLayerContentsOptions } from './contents/readLayerContents';
export * from './combine/ImageContents';
export * from './combine/ContentsSummary';
export { summariseContents } from './combine/summariseContents';
export type { SummariseContentsOptions } from './combine/summariseContents';
export { traitOf } from './combine/traits/traitOf';
export { combineContents } from './combine/combineContents';
export type {
  CombineContentsOptions,
  CombineLayer,
} from './combine/combineContents';
export * from './rules/Rule';
export * from './rules/RuleInput';
export * from './source/SourceFacts';
export * from './provenance/ProvenanceFacts';
export { builtInRules } from './rules';
export * from './judge/Judgement';
export * from './judge/RuleSet';
export { createRuleSet } from './judge/createRuleSet';
export type { CreateRuleSetOptions } from './judge/createRuleSet';
export {
  endOfLifeOfBase,
  releaseLinesOfBase,
} from './rules/reproducibility/endOfLifeOfBase';
export type { BaseEndOfLife } from './rules/reproducibility/endOfLifeOfBase';
export { isScoredRule } from './judge/isScoredRule';
export { judgeImage } from './judge/judgeImage';
export type { JudgeImageOptions } from './judge/judgeImage';
export * from './score/Score';
export { gradeOf } from './score/gradeOf';
export * from './compare/Comparison';
export { compareImages } from './compare/compareImages';
export type {
  CompareImagesOptions,
  ComparedImage,
} from './compare/compareImages';
export { parseProvenance } from './provenance/parseProvenance';
export type { ParseProvenanceOptions } from './provenance/parseProvenance';
export {
  LARGEST_STATEMENT_BYTES,
  attestationLayers,
  attestationsOf,
} from './provenance/attestationsOf';
export type {
  AttestationLayers,
  AttestationReference,
} from './provenance/attestationsOf';
export { dockerignorePaths } from './source/dockerignore';
export { maskDockerfile } from './source/maskDockerfile';
