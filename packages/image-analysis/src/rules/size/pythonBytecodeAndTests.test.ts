import { findingsOf, outcomeOf } from '../testing';
import { pythonBytecodeAndTests } from './pythonBytecodeAndTests';
import { onDebian } from './testing';

const image = onDebian({ steps: ['RUN pip install --no-cache-dir pandas'] });
const PACKAGES = 'usr/local/lib/python3.12/site-packages';

describe('python-bytecode-and-tests', () => {
  it('measures tests of libraries, and mentions compiled copies', () => {
    const findings = findingsOf(pythonBytecodeAndTests, {
      image,
      contents: [
        {},
        {
          files: {
            [`${PACKAGES}/pandas/tests/test_a.py`]: 9_000_000,
            [`${PACKAGES}/pandas/core/frame.py`]: 4_000_000,
            [`${PACKAGES}/pandas/core/__pycache__/frame.cpython-312.pyc`]: 3_000_000,
          },
        },
      ],
    });
    expect(findings).toMatchObject([
      { key: 'tests', title: '9.00 MB of tests of Python libraries' },
      { key: 'bytecode', severity: 'info', claims: [{ bytes: 3_000_000 }] },
    ]);
    expect(findings[1].remedy.change?.after).toBe(
      'RUN pip install --no-compile --no-cache-dir pandas',
    );
  });

  it('leaves programs without source, own tests and a library called tests', () => {
    expect(
      outcomeOf(pythonBytecodeAndTests, {
        image,
        contents: [
          {},
          {
            files: {
              'app/__pycache__/main.cpython-312.pyc': 5_000_000,
              'app/tests/data.json': 5_000_000,
              [`${PACKAGES}/tests/__init__.py`]: 5_000_000,
              [`${PACKAGES}/numpy/testing/a.py`]: 5_000_000,
            },
          },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });
});
