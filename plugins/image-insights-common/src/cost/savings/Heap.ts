/** A binary heap: gives the item that comes first by `compare`. */
export class Heap<T> {
  private readonly items: T[] = [];

  constructor(
    private readonly compare: (one: T, other: T) => number,
    items: Iterable<T> = [],
  ) {
    this.items = [...items];
    for (let index = (this.items.length >> 1) - 1; index >= 0; index--) {
      this.sink(index);
    }
  }

  /** The first item, left where it is. */
  get first(): T | undefined {
    return this.items[0];
  }

  push(item: T): void {
    let index = this.items.push(item) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.compare(this.items[parent], item) <= 0) {
        break;
      }
      this.items[index] = this.items[parent];
      index = parent;
    }
    this.items[index] = item;
  }

  /** Takes the first item away. */
  pop(): T | undefined {
    const [first] = this.items;
    const last = this.items.pop();
    if (this.items.length > 0 && last !== undefined) {
      this.items[0] = last;
      this.sink(0);
    }
    return first;
  }

  private sink(start: number): void {
    const item = this.items[start];
    const count = this.items.length;
    let index = start;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= count) {
        break;
      }
      if (
        child + 1 < count &&
        this.compare(this.items[child + 1], this.items[child]) < 0
      ) {
        child++;
      }
      if (this.compare(item, this.items[child]) <= 0) {
        break;
      }
      this.items[index] = this.items[child];
      index = child;
    }
    this.items[index] = item;
  }
}
