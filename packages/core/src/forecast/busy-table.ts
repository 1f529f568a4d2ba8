/**
 * When each person is taken in one trial, and by what: disjoint stretches in order, neighbours merged, in arrays that are
 * used again for the next trial.
 */
export class BusyTable {
  readonly #from: Float64Array[]
  readonly #to: Float64Array[]
  /** What ends each stretch. */
  readonly #last: Int32Array[]
  readonly #count: Int32Array
  /** What ends the stretch behind which `earliest` had to go; -1 where nothing was in the way. */
  blocker = -1

  /** @param loads by person: how many stretches there may be at most */
  constructor(loads: readonly number[]) {
    this.#from = loads.map((load) => new Float64Array(load + 1))
    this.#to = loads.map((load) => new Float64Array(load + 1))
    this.#last = loads.map((load) => new Int32Array(load + 1))
    this.#count = new Int32Array(loads.length)
  }

  clear(): void {
    this.#count.fill(0)
  }

  /** The first place from `place` on at which `duration` is free. Sets `blocker`. */
  earliest(person: number, place: number, duration: number): number {
    this.blocker = -1
    const count = this.#count[person] as number
    const to = this.#to[person] as Float64Array
    if (duration === 0 || count === 0 || (to[count - 1] as number) <= place) return place
    const from = this.#from[person] as Float64Array
    let at = place
    for (let index = firstAbove(to, count, place); index < count; index++) {
      if ((from[index] as number) >= at + duration) break
      if ((to[index] as number) > at) {
        at = to[index] as number
        this.blocker = (this.#last[person] as Int32Array)[index] as number
      }
    }
    return at
  }

  /** Takes `[from, to)`, which has to be free, for `owner`. */
  take(person: number, from: number, to: number, owner: number): void {
    if (from === to) return
    const count = this.#count[person] as number
    const [starts, ends, owners] = [this.#from[person] as Float64Array, this.#to[person] as Float64Array, this.#last[person] as Int32Array]
    const last = count - 1
    const index = count === 0 || (ends[last] as number) <= from ? count : firstAbove(ends, count, from)
    const joinsBefore = index > 0 && ends[index - 1] === from
    const joinsAfter = index < count && starts[index] === to
    if (joinsBefore && joinsAfter) {
      starts[index] = starts[index - 1] as number
      starts.copyWithin(index - 1, index, count)
      ends.copyWithin(index - 1, index, count)
      owners.copyWithin(index - 1, index, count)
      this.#count[person] = count - 1
    } else if (joinsBefore) {
      ends[index - 1] = to
      owners[index - 1] = owner
    } else if (joinsAfter) starts[index] = from
    else {
      if (index < count) {
        starts.copyWithin(index + 1, index, count)
        ends.copyWithin(index + 1, index, count)
        owners.copyWithin(index + 1, index, count)
      }
      starts[index] = from
      ends[index] = to
      owners[index] = owner
      this.#count[person] = count + 1
    }
  }
}

/** The first of so many ascending values that is above. */
function firstAbove(values: Float64Array, count: number, value: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low
}
