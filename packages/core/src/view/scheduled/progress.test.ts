/**
 * What is done stays where it was, what has begun goes on, what is blocked or cancelled; and what comes from outside.
 */
import { describe } from 'vitest'
import { check } from '../../testing/scheduled.ts'

describe('done', () => {
  check(
    'with a date: it ends on that day, and holds nobody up',
    'done on Fri; 1.2 starts on the status date',
    `
    ## Tasks
    - [x] 1.1 Parse (2d, @ana) ✅ 2026-11-20  //= - .. Fri 11-20 17:00
    - [ ] 1.2 Print (1d, after 1.1, @ana)   //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
  )
  check(
    'without a date: no start, no finish, no time',
    'nothing is known about 1.1, and 1.2 starts on the status date',
    `
    ## Tasks
    - [x] 1.1 Parse (2d, @ana)              //= -
    - [ ] 1.2 Print (1d, after 1.1, @ana)   //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
    { days: 1, load: ['ana: 8 of 40'] },
  )
  check(
    'a lag behind a known date still counts',
    'done Fri 17:00; 16 working hours later is Tue 17:00, so 1.2 has Wed; behind 1.3, of which no date is known, 1.4 waits for nothing',
    `
    ## Tasks
    - [x] 1.1 Parse (2d, @ana) ✅ 2026-11-20  //= - .. Fri 11-20 17:00
    - [ ] 1.2 Print (1d, after 1.1 + 2d, @ana)  //= Wed 11-25 09:00 .. Wed 11-25 17:00; held by dependency
    - [x] 1.3 Sum (2d, @ben)                //= -
    - [ ] 1.4 Show (1d, after 1.3 + 2d, @ben)  //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
  )
  check(
    'done on the status date: what comes after may begin on the same day, and the day off before counts as done then',
    'only a lag holds back: 1.2 has Mon; 8 working hours behind Sat are those of Mon, so 1.4 has Tue',
    `
    ## Tasks
    - [x] 1.1 Parse (2d, @ana) ✅ 2026-11-23  //= - .. Mon 11-23 17:00
    - [ ] 1.2 Print (1d, after 1.1, @ana)   //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [x] 1.3 Sum (2d, @ben) ✅ 2026-11-21  //= - .. Sat 11-21 17:00
    - [ ] 1.4 Show (1d, after 1.3 + 1d, @ben)  //= Tue 11-24 09:00 .. Tue 11-24 17:00`,
  )
  check(
    'a finish-to-finish lag behind a known date',
    'done Fri 17:00, and 12 working hours later is Tue 13:00: 1.2 ends then at the earliest, so it has Mon 13:00 to Tue 13:00',
    `
    ## Tasks
    - [x] 1.1 Parse (2d, @ana) ✅ 2026-11-20  //= - .. Fri 11-20 17:00
    - [ ] 1.2 Print (1d, finishes with 1.1 + 12h, @ben)  //= Mon 11-23 13:00 .. Tue 11-24 13:00`,
  )
  check(
    'everything is done: the plan ended when its last task did',
    'Thu and Fri, the last ended Fri 17:00; nothing is left to schedule',
    `
    ## Tasks
    - [x] 1.1 Parse (2d) ✅ 2026-11-19      //= - .. Thu 11-19 17:00
    - [x] 1.2 Print (1d) ✅ 2026-11-20      //= - .. Fri 11-20 17:00`,
    { path: '', load: [], unscheduled: [] },
  )
})

describe('begun', () => {
  check(
    '40 % are done: three of five days are left',
    '60 % of 40 h are 24 h: Mon to Wed',
    `
    ## Tasks
    - [~] 1.1 Parse (5d, 40 %, @ana)        //= Mon 11-23 09:00 .. Wed 11-25 17:00; effort 40; left 24; held by begun`,
  )
  check(
    'one day was spent: two of three are left',
    '24 h less 8 h are 16 h: Mon and Tue',
    `
    ## Tasks
    - [~] 1.1 Parse (3d, took 1d, @ana)     //= Mon 11-23 09:00 .. Tue 11-24 17:00; left 16`,
  )
  check(
    'nothing is stated: the whole estimate is still to do',
    'two days from the status date on',
    `
    ## Tasks
    - [~] 1.1 Parse (2d, @ana)              //= Mon 11-23 09:00 .. Tue 11-24 17:00; left 16; assumes begun, and nothing says how much is done: the whole estimate is still to do`,
  )
  check(
    'a stated start in the past stays where it is, and the whole estimate is still to do',
    'begun last Thu; nothing says how much is done: three days from the status date on',
    `
    ## Tasks
    - [~] 1.1 Parse (3d, start 2026-11-19, @ana)  //= Thu 11-19 09:00 .. Wed 11-25 17:00; left 24`,
    { days: 5 },
  )
  check(
    'a stated start in the past of work that has not begun is no start',
    'open work starts on the status date at the earliest',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, start 2026-11-19, @ana)  //= Mon 11-23 09:00 .. Mon 11-23 17:00; held by as-of`,
  )
  check(
    'what has begun goes on before anything else begins',
    '1.2 has begun, so Ana ends it on Mon and does 1.1 on Tue',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Tue 11-24 09:00 .. Tue 11-24 17:00
    - [~] 1.2 Print (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
  )
  check(
    'what has begun waits for its predecessors no more, and its successors wait for it',
    'Ben goes on with 1.2 on Mon although 1.1 is open until Tue; 1.3 comes behind 1.2, on Tue',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)              //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [~] 1.2 Print (1d, after 1.1, @ben)   //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.3 Sum (1d, after 1.2, @ben)     //= Tue 11-24 09:00 .. Tue 11-24 17:00`,
  )
  check(
    'what has begun in a later phase goes on, the rest of that phase waits',
    'Ben goes on with 2.1 on Mon; 2.2 waits for phase 1 until Tue evening',
    `
    ## Tasks
    ### Phase 1: Base
    - [ ] 1.1 Parse (2d, @ana)              //= Mon 11-23 09:00 .. Tue 11-24 17:00
    ### Phase 2: Top
    - [~] 2.1 Print (1d, @ben)              //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 2.2 Sum (1d, @ben)                //= Wed 11-25 09:00 .. Wed 11-25 17:00`,
  )
  check(
    'more was spent than estimated: a tenth of the estimate is left',
    'a tenth of 16 h is 1 h 36 min',
    `
    ## Tasks
    - [~] 1.1 Parse (2d, took 3d, @ana)     //= Mon 11-23 09:00 .. Mon 11-23 10:36; left 1.6`,
  )
  check(
    'a phase that has begun starts with its first known start',
    '1.1 was done on Fri, 1.2 began on Thu and has one of two days left',
    `
    ## Tasks
    ### Phase 1: Base                       //= Thu 11-19 09:00 .. Tue 11-24 17:00; done 1 of 3
    - [x] 1.1 Parse (1d, @ana) ✅ 2026-11-20  //= - .. Fri 11-20 17:00
    - [~] 1.2 Print (2d, 50 %, start 2026-11-19, @ana)  //= Thu 11-19 09:00 .. Mon 11-23 17:00
    - [ ] 1.3 Sum (1d, after 1.2, @ana)     //= Tue 11-24 09:00 .. Tue 11-24 17:00
    - [-] 1.4 Show (1d, @ana)               //= -`,
  )
})

describe('begun, and what starts with it', () => {
  check(
    'a lag behind a stated start counts, for what has begun and for what is done',
    'both started Fri 09:00; 16 working hours later is Mon 17:00, so that 1.2 and 1.4 have Tue',
    `
    ## Tasks
    - [~] 1.1 Parse (3d, start 2026-11-20, @ana)  //= Fri 11-20 09:00 .. Wed 11-25 17:00
    - [ ] 1.2 Sum (1d, starts with 1.1 + 2d, @ben)  //= Tue 11-24 09:00 .. Tue 11-24 17:00; held by dependency
    - [x] 1.3 Print (1d, start 2026-11-20, @cai) ✅ 2026-11-20  //= Fri 11-20 09:00 .. Fri 11-20 17:00
    - [ ] 1.4 Show (1d, starts with 1.3 + 2d, @dan)  //= Tue 11-24 09:00 .. Tue 11-24 17:00`,
  )
  check(
    'without a stated start nothing is known, and nothing waits',
    '1.1 began some day before Mon; two days behind that may be past',
    `
    ## Tasks
    - [~] 1.1 Parse (3d, @ana)              //= Mon 11-23 09:00 .. Wed 11-25 17:00
    - [ ] 1.2 Sum (1d, starts with 1.1 + 2d, @ben)  //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
  )
})

describe('blocked and cancelled', () => {
  check(
    'blocked: dated as if it could go on now, and it says so',
    'nobody knows for how long, so that 1.1 has Mon and 1.2 comes behind it',
    `
    ## Tasks
    - [!] 1.1 Parse (1d, @ana, blocked: no keys yet)  //= Mon 11-23 09:00 .. Mon 11-23 17:00; assumes blocked (no keys yet): dated as if it could go on now
    - [ ] 1.2 Print (1d, after 1.1, @ana)   //= Tue 11-24 09:00 .. Tue 11-24 17:00`,
  )
  check(
    'cancelled: no dates, no work, and nobody waits for it',
    'only 1.2 is left, on Mon',
    `
    ## Tasks
    - [-] 1.1 Parse (5d, @ana)              //= -
    - [ ] 1.2 Print (1d, after 1.1, @ana)   //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
    { load: ['ana: 8 of 40'] },
  )
  check(
    'what stands below a cancelled task is cancelled with it',
    '1.1.1 falls away; 1.2 has Mon',
    `
    ## Tasks
    - [-] 1.1 Parser
      - [ ] 1.1.1 Digits (2d, @ana)         //= -
    - [ ] 1.2 Print (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
  )
})

describe('from outside', () => {
  check(
    'an arrival gates the task that it blocks, from the morning of its day',
    'the keys are expected on Wed; 1.2 does not wait for them',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Wed 11-25 09:00 .. Wed 11-25 17:00; held by external
    - [ ] 1.2 Print (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00
    ## External Dependencies
    - Signing keys, expected 2026-11-25, block 1.1`,
  )
  check(
    'an arrival on a weekend counts from the next working day',
    'Sat 2026-11-28: work begins on Mon',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-30 09:00 .. Mon 11-30 17:00
    ## External Dependencies
    - Signing keys, expected 2026-11-28, block 1.1`,
  )
  check(
    'an arrival gates a whole phase',
    'both tasks of phase 2 wait until Thu, phase 1 does not',
    `
    ## Tasks
    ### Phase 1: Base
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00
    ### Phase 2: Top                        //= Thu 11-26 09:00 .. Thu 11-26 17:00
    - [ ] 2.1 Sum (1d, @ana)                //= Thu 11-26 09:00 .. Thu 11-26 17:00; held by external
    - [ ] 2.2 Show (1d, @ben)               //= Thu 11-26 09:00 .. Thu 11-26 17:00
    ## External Dependencies
    - The printer, expected 2026-11-26, needed for phase 2`,
  )
  check(
    'an arrival for a phase without tasks moves nobody, unless something comes behind the phase',
    'phase 2 plans nothing and nothing waits for it; phase 3 waits for phase 4, so 3.1 has Fri, and 1.1 the rest of the week to spare',
    `
    ## Tasks
    ### Phase 1: Base
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00; slack 32
    ### Phase 2: Later
    Nothing yet.
    ### Phase 3: Paper
    - [ ] 3.1 Print (1d, @ben)              //= Fri 11-27 09:00 .. Fri 11-27 17:00; slack 0; critical
    ### Phase 4: Ink
    Nothing yet.
    ## Dependencies
    - Phase 3 depends on Phase 4
    ## External Dependencies
    - The printer, expected 2026-12-26, needed for phase 2
    - The ink, expected 2026-11-27, needed for phase 4`,
    { path: '3.1', days: 5 },
  )
  check(
    'an arrival in the past, or without a date, gates nothing',
    'the keys came last week, and nobody knows when the paper comes: both start on the status date',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print (1d, @ben)              //= Mon 11-23 09:00 .. Mon 11-23 17:00
    ## External Dependencies
    - Signing keys, expected 2026-11-18, block 1.1
    - Paper, blocks 1.2`,
  )
})
