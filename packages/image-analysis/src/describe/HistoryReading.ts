import { HistoryFacts, ImageFacts } from '../facts/ImageFacts';
import { BuilderFact, Instruction } from '../model';
import { JoinedHistory } from './joinHistory';

/** The history of an image after reading: what inferences are made from. */
export interface HistoryReading {
  facts: ImageFacts;
  builder: BuilderFact;
  entries: readonly HistoryFacts[];
  /** For each entry, what it did. */
  told: ReadonlyArray<Instruction | undefined>;
  joined: JoinedHistory;
}
