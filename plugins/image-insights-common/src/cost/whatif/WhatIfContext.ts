import { MeasuredStream, measuredStreams } from '../estimate/measuredStreams';
import { CostInput } from '../schema';
import { figuresOf, ServiceFigures } from './figuresOf';

/** Today, which every scenario is compared with; measured once. */
export interface WhatIfContext {
  input: CostInput;
  streams: MeasuredStream[];
  figures: ServiceFigures;
}

/** Measures a service as it is. */
export function whatIfContext(input: CostInput): WhatIfContext {
  const streams = measuredStreams(input.streams);
  return { input, streams, figures: figuresOf({ ...input, streams }) };
}
