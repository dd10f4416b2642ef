import fc from 'fast-check';
import { Heap } from './Heap';

function drained<T>(heap: Heap<T>): T[] {
  const taken: T[] = [];
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    taken.push(next);
  }
  return taken;
}

describe('Heap', () => {
  it('gives what it is made with and what is added, the first one first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.array(fc.nat()), (first, later) => {
        const heap = new Heap<number>((one, other) => one - other, first);
        later.forEach(item => heap.push(item));
        expect(drained(heap)).toEqual(
          [...first, ...later].sort((one, other) => one - other),
        );
      }),
    );
  });

  it('shows the first item and leaves it there', () => {
    const heap = new Heap<number>((one, other) => one - other, [3, 1, 2]);
    expect(heap.first).toBe(1);
    expect(heap.pop()).toBe(1);
    expect(heap.first).toBe(2);
  });

  it('has nothing to give when it is empty', () => {
    const heap = new Heap<number>((one, other) => one - other);
    expect(heap.first).toBeUndefined();
    expect(heap.pop()).toBeUndefined();
    expect(heap.pop()).toBeUndefined();
  });
});
