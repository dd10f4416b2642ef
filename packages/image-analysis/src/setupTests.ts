import { configureGlobal } from 'fast-check';

// One commit fares alike every time in CI; elsewhere new cases are tried.
if (process.env.CI) {
  configureGlobal({ seed: 20261121 });
}
