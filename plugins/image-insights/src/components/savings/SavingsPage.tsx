import { PageFrame } from '../common';
import { Savings } from './Savings';

/** The savings as a page of the app; the app draws the header around it. */
export function SavingsPage() {
  return (
    <PageFrame>
      <Savings />
    </PageFrame>
  );
}
