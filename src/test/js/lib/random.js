// Random choices that a seed repeats.

export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  // From 0 to the limit, the limit excluded.
  below(limit) {
    return Math.floor(this.#next() * limit);
  }

  // From the first to the last, both included.
  between(first, last) {
    return first + this.below(last - first + 1);
  }

  chance(probability) {
    return this.#next() < probability;
  }

  of(choices) {
    return choices[this.below(choices.length)];
  }

  // A text of some letters.
  letters(most) {
    return Array.from({ length: this.between(1, most) }, () => this.of("abcdefghijklmnopqrstuvwxyzäß☕")).join("");
  }

  // Mulberry32.
  #next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
