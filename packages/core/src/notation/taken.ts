/**
 * Which parts of a text are spoken for, so that what is found later does not overlap what was found before.
 */
export interface Part {
  readonly from: number
  readonly to: number
}

/** Guards that its parts do not overlap and stay in order; looking one up takes logarithmic time. */
export class Taken {
  private readonly parts: Part[] = []

  /** Takes a part unless it overlaps one that is taken. */
  take({ from, to }: Part): boolean {
    const index = this.firstBehind(from)
    const next = this.parts[index]
    if (next && next.from < to) return false
    this.parts.splice(index, 0, { from, to })
    return true
  }

  isFree({ from, to }: Part): boolean {
    const next = this.parts[this.firstBehind(from)]
    return !(next && next.from < to)
  }

  /** The index of the first part that ends behind an offset. */
  private firstBehind(offset: number): number {
    let low = 0
    let high = this.parts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.parts[middle] as Part).to <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
}
