/**
 * What comes before what: every type of link with lag and lead, between tasks, summary tasks, phases and milestones.
 *
 * Ana and Ben have a task each, so that nobody waits for a person.
 */
import { describe } from 'vitest'
import { check } from '../../testing/scheduled.ts'

describe('finish to start', () => {
  check(
    'after',
    'two days are Mon and Tue; what comes after begins on Wed',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00; held by as-of
    - [ ] 1.2 Print (1d, after 1.1, @ben)          //= Wed 11-25 09:00 .. Wed 11-25 17:00; held by dependency 1.1`,
    { days: 3, path: '1.1 -> 1.2', status: 'optimal' },
  )
  check(
    'an arrow in the section means the same, and the later of two predecessors counts',
    '1.1 ends on Mon, 1.2 on Tue 13:00: 1.3 has half of Tue and half of Wed',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)                     //= Mon 11-23 09:00 .. Mon 11-23 17:00; slack 4
    - [ ] 1.2 Print (12h, @ben)                    //= Mon 11-23 09:00 .. Tue 11-24 13:00; slack 0
    - [ ] 1.3 Sum (1d, @ana)                       //= Tue 11-24 13:00 .. Wed 11-25 13:00; held by dependency 1.2
    ## Dependencies
    - 1.1 → 1.3
    - 1.2 → 1.3`,
    { path: '1.2 -> 1.3' },
  )
  check(
    'a lag of two days',
    '1.1 ends Tue 17:00; 16 working hours later is Thu 17:00, so 1.2 has Fri',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Print (1d, after 1.1 + 2d, @ben)     //= Fri 11-27 09:00 .. Fri 11-27 17:00`,
    { days: 5 },
  )
  check(
    'a lag over the weekend counts working hours only',
    '1.1 takes the whole week until Fri 17:00; 4 working hours later is Mon 13:00',
    `
    ## Tasks
    - [ ] 1.1 Parse (5d, @ana)                     //= Mon 11-23 09:00 .. Fri 11-27 17:00
    - [ ] 1.2 Print (1d, after 1.1 + 4h, @ben)     //= Mon 11-30 13:00 .. Tue 12-01 13:00`,
  )
  check(
    'a lead of half a day',
    '1.1 ends Tue 17:00; 4 working hours before is Tue 13:00',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Print (1d, after 1.1 - 4h, @ben)     //= Tue 11-24 13:00 .. Wed 11-25 13:00`,
  )
  check(
    'a lead is of no use to the person who does both',
    '1.2 could begin on Tue, but Ana is busy with 1.1 until the evening',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Print (1d, after 1.1 - 1d, @ana)     //= Wed 11-25 09:00 .. Wed 11-25 17:00; held by person 1.1`,
    { path: '1.1 -ana-> 1.2' },
  )
  check(
    'a lead never reaches back behind the status date',
    'three days before Tue 17:00 would be last Thu 17:00; open work starts on the status date at the earliest',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Print (1d, after 1.1 - 3d, @ben)     //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
  )
})

describe('start to start', () => {
  check(
    'starts with',
    '1.2 waits one day for 1.0, and 1.3 starts with it on Tue',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)                     //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print (3d, after 1.1, @ana)          //= Tue 11-24 09:00 .. Thu 11-26 17:00
    - [ ] 1.3 Proof (1d, starts with 1.2, @ben)    //= Tue 11-24 09:00 .. Tue 11-24 17:00; slack 16`,
  )
  check(
    'with a lag',
    '8 working hours behind Mon 09:00 is the end of Mon; work goes on Tue 09:00',
    `
    ## Tasks
    - [ ] 1.1 Parse (3d, @ana)                     //= Mon 11-23 09:00 .. Wed 11-25 17:00
    - [ ] 1.2 Proof (1d, starts with 1.1 + 1d, @ben)  //= Tue 11-24 09:00 .. Tue 11-24 17:00`,
  )
  check(
    'with a lead',
    '1.2 starts on Wed; half a day of work before is Tue 13:00',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Print (2d, after 1.1, @ana)          //= Wed 11-25 09:00 .. Thu 11-26 17:00
    - [ ] 1.3 Proof (1d, starts with 1.2 - 4h, @ben)  //= Tue 11-24 13:00 .. Wed 11-25 13:00`,
  )
})

describe('finish to finish', () => {
  check(
    'finishes with: the shorter one is moved to the right',
    '1.1 ends Tue 17:00 and 1.2 not before, so its one day is Tue',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Proof (1d, finishes with 1.1, @ben)  //= Tue 11-24 09:00 .. Tue 11-24 17:00`,
  )
  check(
    'the longer one is not held up',
    'three days from Mon end on Wed, which is after 1.1 anyway',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Proof (3d, finishes with 1.1, @ben)  //= Mon 11-23 09:00 .. Wed 11-25 17:00`,
  )
  check(
    'with a lag',
    '1.1 ends Tue 17:00; 1.2 ends 4 working hours later at the earliest: Wed 13:00, so it begins Tue 13:00',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Proof (1d, finishes with 1.1 + 4h, @ben)  //= Tue 11-24 13:00 .. Wed 11-25 13:00`,
  )
  check(
    'with a lead',
    '4 working hours before Tue 17:00 is Tue 13:00: 1.2 has Mon 13:00 to Tue 13:00',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Proof (1d, finishes with 1.1 - 4h, @ben)  //= Mon 11-23 13:00 .. Tue 11-24 13:00`,
  )
})

// The reader knows no words for it, so that the type is put in behind the reader's back.
describe('start to finish', () => {
  check(
    'with a lag of a day',
    '1.2 starts on Wed 09:00; 1.3 ends 8 working hours later at the earliest, Wed 17:00, so its one day is Wed',
    `
    ## Tasks
    - [ ] 1.2 Print (2d, start 2026-11-25, @ana)   //= Wed 11-25 09:00 .. Thu 11-26 17:00; held by not-before
    - [ ] 1.3 Watch (1d, after 1.2 + 1d, @ben)     //= Wed 11-25 09:00 .. Wed 11-25 17:00`,
    { type: 'SF' },
  )
  check(
    'with a lead of four hours',
    '4 working hours before Wed 09:00 is Tue 13:00, where 1.3 ends at the earliest',
    `
    ## Tasks
    - [ ] 1.2 Print (2d, start 2026-11-25, @ana)   //= Wed 11-25 09:00 .. Thu 11-26 17:00
    - [ ] 1.3 Watch (1d, after 1.2 - 4h, @ben)     //= Mon 11-23 13:00 .. Tue 11-24 13:00`,
    { type: 'SF' },
  )
})

describe('groups', () => {
  check(
    'what comes after a summary task comes after all below it',
    'the parts of 1.1 end Mon and Wed; 1.2 begins on Thu; Ana may slip from Mon to Wed',
    `
    ## Tasks
    - [ ] 1.1 Parser
      - [ ] 1.1.1 Digits (1d, @ana)                //= Mon 11-23 09:00 .. Mon 11-23 17:00; slack 16; free 16
      - [ ] 1.1.2 Signs (3d, @ben)                 //= Mon 11-23 09:00 .. Wed 11-25 17:00; slack 0
    - [ ] 1.2 Printer (1d, after 1.1, @ana)        //= Thu 11-26 09:00 .. Thu 11-26 17:00; held by dependency 1.1.2`,
    { path: '1.1.2 -> 1.2' },
  )
  check(
    'a summary task that waits lets all below it wait',
    '1.1 ends on Mon; both parts of 1.2 begin on Tue',
    `
    ## Tasks
    - [ ] 1.1 Parser (1d, @ana)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Printer (after 1.1)
      - [ ] 1.2.1 Columns (1d, @ana)               //= Tue 11-24 09:00 .. Tue 11-24 17:00
      - [ ] 1.2.2 Rows (2d, @ben)                  //= Tue 11-24 09:00 .. Wed 11-25 17:00`,
    { path: '1.1 -> 1.2.2' },
  )
  check(
    'phases come one after another where nothing says otherwise',
    'phase 1 ends with 1.2 on Tue; 2.1 waits for it although Ana is free on Tue',
    `
    ## Tasks
    ### Phase 1: Base                              //= Mon 11-23 09:00 .. Tue 11-24 17:00; done 0 of 2
    - [ ] 1.1 Parse (1d, @ana)                     //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print (2d, @ben)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    ### Phase 2: Top                               //= Wed 11-25 09:00 .. Wed 11-25 17:00
    - [ ] 2.1 Sum (1d, @ana)                       //= Wed 11-25 09:00 .. Wed 11-25 17:00; assumes order: after Phase 1: Base`,
    {
      assumed: [
        'start: the status date, since no start is stated',
        'working time: Monday to Friday, 09:00 to 17:00',
        'holidays: none',
        'order: phases come one after another where nothing says otherwise',
      ],
    },
  )
  check(
    'phases that are said to be parallel start together',
    'nobody waits: 2.1 has Ben from Mon on',
    `
    ## Tasks
    ### Phase 1: Base                              //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.1 Parse (2d, @ana)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    ### Phase 2: Top                               //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 2.1 Sum (1d, @ben)                       //= Mon 11-23 09:00 .. Mon 11-23 17:00
    ## Dependencies
    - Phase 1 and phase 2 run in parallel.`,
  )
  check(
    'a stated link between two phases, with a lag, leaves the third without order',
    'phase 1 ends Mon 17:00; a day later is the end of Tue, so 2.1 has Wed; 3.1 waits for nothing',
    `
    ## Tasks
    ### Phase 1: Base
    - [ ] 1.1 Parse (1d, @ana)                     //= Mon 11-23 09:00 .. Mon 11-23 17:00
    ### Phase 2: Top
    - [ ] 2.1 Sum (1d, @ana)                       //= Wed 11-25 09:00 .. Wed 11-25 17:00
    ### Phase 3: Paper
    - [ ] 3.1 Write (1d, @ben)                     //= Mon 11-23 09:00 .. Mon 11-23 17:00
    ## Dependencies
    - Phase 2 after Phase 1 + 1 day`,
  )
  check(
    'a phase without open tasks holds nobody up, and the one before it still does',
    'phase 2 is done, so that phase 3 follows phase 1: 3.1 begins on Wed',
    `
    ## Tasks
    ### Phase 1: Base
    - [ ] 1.1 Parse (2d, @ana)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    ### Phase 2: Top                               //= -; done 1 of 1
    - [x] 2.1 Sum (1d, @ana)                       //= -
    ### Phase 3: Paper
    - [ ] 3.1 Write (1d, @ben)                     //= Wed 11-25 09:00 .. Wed 11-25 17:00`,
  )
  check(
    'one task waits for a whole phase, another phase for one task',
    '2.1 waits for 1.1 and 1.2 until Tue; phase 3 only for 1.1 until Mon',
    `
    ## Tasks
    ### Phase 1: Base
    - [ ] 1.1 Parse (1d, @ana)                     //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print (2d, @ben)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    ### Phase 2: Top
    - [ ] 2.1 Sum (1d, @cai)                       //= Wed 11-25 09:00 .. Wed 11-25 17:00
    ### Phase 3: Paper
    - [ ] 3.1 Write (1d, @dan)                     //= Tue 11-24 09:00 .. Tue 11-24 17:00
    ## Dependencies
    - 2.1 depends on Phase 1
    - Phase 3 depends on 1.1`,
  )
  check(
    'milestone to task, task to milestone',
    'M1 is reached with 1.1 on Mon and 1.2 on Tue, since it also waits for 1.2; 2.1 waits for M1',
    `
    ## Milestones
    - [ ] M1: Demo of 1.1                          //= Tue 11-24 17:00; gated by 1.1
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)                     //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print (2d, @ben)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 2.1 Sum (1d, @ana)                       //= Wed 11-25 09:00 .. Wed 11-25 17:00
    ## Dependencies
    - M1 depends on 1.2
    - 2.1 depends on M1`,
    { path: '1.2 -> 2.1' },
  )
})

describe('milestones between', () => {
  check(
    'a phase behind a milestone, a milestone behind a milestone',
    'M1 is reached on Mon, so that phase 2 begins on Tue although phase 1 goes on until Wed',
    `
    ## Milestones
    - [ ] M1: Demo of 1.1                          //= Mon 11-23 17:00
    - [ ] M2: Sale of 2.1                          //= Tue 11-24 17:00
    ## Tasks
    ### Phase 1: Base
    - [ ] 1.1 Parse (1d, @ana)                     //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print (3d, @ben)                     //= Mon 11-23 09:00 .. Wed 11-25 17:00
    ### Phase 2: Top
    - [ ] 2.1 Sum (1d, @ana)                       //= Tue 11-24 09:00 .. Tue 11-24 17:00
    ## Dependencies
    - Phase 2 depends on M1
    - M2 depends on M1`,
    { path: '1.2' },
  )
  check(
    'a lag behind a milestone',
    'M1 is reached Mon 17:00; a working day later is Tue 17:00, so 1.2 has Wed',
    `
    ## Milestones
    - [ ] M1: Demo of 1.1                          //= Mon 11-23 17:00
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)                     //= Mon 11-23 09:00 .. Mon 11-23 17:00; slack 0
    - [ ] 1.2 Print (1d, after M1 + 1d, @ana)      //= Wed 11-25 09:00 .. Wed 11-25 17:00; held by dependency 1.1`,
    { path: '1.1 -> 1.2' },
  )
})

describe('groups from start to start and from finish to finish', () => {
  check(
    'a phase starts with the first of its tasks that waits for no other in it',
    '1.1 waits for 1.2, so that phase 1 starts with 1.2 on Mon; half a day later is Mon 13:00; what is cancelled does not count',
    `
    ## Tasks
    ### Phase 1: Base                              //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [-] 1.0 Draw (1d, @ana)                      //= -
    - [ ] 1.1 Parse (1d, after 1.2, @ana)          //= Tue 11-24 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Print (1d, @ana)                     //= Mon 11-23 09:00 .. Mon 11-23 17:00
    ### Phase 2: Top                               //= Mon 11-23 13:00 .. Tue 11-24 13:00
    - [ ] 2.1 Sum (1d, @ben)                       //= Mon 11-23 13:00 .. Tue 11-24 13:00
    ## Dependencies
    - Phase 2 starts with Phase 1 + 4 hours`,
  )
  check(
    'a phase finishes with another: the last of its tasks is moved',
    'phase 1 ends on Wed, phase 2 not before: 2.2 has Wed',
    `
    ## Tasks
    ### Phase 1: Base                              //= Mon 11-23 09:00 .. Wed 11-25 17:00
    - [ ] 1.1 Parse (3d, @ana)                     //= Mon 11-23 09:00 .. Wed 11-25 17:00
    ### Phase 2: Top                               //= Mon 11-23 09:00 .. Wed 11-25 17:00
    - [ ] 2.1 Sum (1d, @ben)                       //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 2.2 Show (1d, after 2.1, @ben)           //= Wed 11-25 09:00 .. Wed 11-25 17:00
    ## Dependencies
    - Phase 2 finishes with Phase 1`,
  )
})

describe('circles', () => {
  check(
    'two tasks that wait for each other have no dates; the rest has',
    '1.3 stands for itself on Mon; 1.4 waits for the circle, is dated as if it did not, and says so',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, after 1.2, @ana)          //= -
    - [ ] 1.2 Print (1d, after 1.1, @ana)          //= -
    - [ ] 1.3 Sum (1d, @ana)                       //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.4 Show (1d, after 1.2, @ben)           //= Mon 11-23 09:00 .. Mon 11-23 17:00; assumes order: what it waits for stands in a circle and is left out`,
    {
      status: 'infeasible',
      unscheduled: ['1.1 and 1.2 wait for each other in a circle, so they have no dates; milemark check shows where.'],
    },
  )
  check(
    'a task with several owners stands in a circle with all of them',
    'each starts with the other, which is a circle; 1.1 has no dates, and Ben has nothing to do',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, starts with 1.2, @ana, @ben)  //= -
    - [ ] 1.2 Print (1d, starts with 1.1, @ana)    //= -
    - [ ] 1.3 Sum (1d, @ana)                       //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
    { status: 'infeasible', load: ['ana: 8 of 40'] },
  )
  check(
    'an assumed order yields to a stated one that contradicts it',
    'phase 1 would come before phase 2, but 1.1 waits for 2.1: Ana does 2.1 on Mon, 1.1 on Tue; phase 3 still waits for phase 2',
    `
    ## Tasks
    ### Phase 1: Base
    - [ ] 1.1 Parse (1d, after 2.1, @ana)          //= Tue 11-24 09:00 .. Tue 11-24 17:00
    ### Phase 2: Top
    - [ ] 2.1 Sum (1d, @ana)                       //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 2.2 Show (3d, @ben)                      //= Mon 11-23 09:00 .. Wed 11-25 17:00
    ### Phase 3: Paper
    - [ ] 3.1 Write (1d, @ana)                     //= Thu 11-26 09:00 .. Thu 11-26 17:00`,
    { unscheduled: [], status: 'optimal' },
  )
})
