import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A busy machine is slow, not wrong. A single wait has to end well before the
// test does (`testTimeout` in the root's package.json), so that what is missing
// is named, and not only that time ran out.
configure({ asyncUtilTimeout: process.env.CI ? 60_000 : 15_000 });
