/**
 * What it is all for: milestones, due dates, relative dates, the critical path, slack, load.
 */
import { describe } from 'vitest'
import { check } from '../../testing/scheduled.ts'

describe('what gates a milestone', () => {
  check(
    'the tasks that its line names',
    'M1 names 1.1 and 1.3, whose last ends on Wed; 1.4 on Thu has nothing to do with it',
    `
    ## Milestones
    - [ ] M1: Demo of 1.1 and 1.3           //= Wed 11-25 17:00; gated by 1.1, 1.3
    ## Tasks
    - [ ] 1.1 Parse (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print (1d)                    //= Tue 11-24 09:00 .. Tue 11-24 17:00
    - [ ] 1.3 Sum (1d)                      //= Wed 11-25 09:00 .. Wed 11-25 17:00
    - [ ] 1.4 Show (1d)                     //= Thu 11-26 09:00 .. Thu 11-26 17:00`,
  )
  check(
    'the phase of the same number',
    'phase 1 ends on Mon, phase 2 on Wed',
    `
    ## Milestones
    - [ ] M1: Digits                        //= Mon 11-23 17:00; gated by 1.1; assumes what gates it: the phase of the same number or title
    - [ ] M2: Signs                         //= Wed 11-25 17:00; gated by 2.1, 2.2
    ## Tasks
    ### Phase 1: Base
    - [ ] 1.1 Parse (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00
    ### Phase 2: Top
    - [ ] 2.1 Sum (1d)                      //= Tue 11-24 09:00 .. Tue 11-24 17:00
    - [ ] 2.2 Show (1d)                     //= Wed 11-25 09:00 .. Wed 11-25 17:00`,
  )
  check(
    'all tasks above it; done ones are done, optional and cancelled ones are left out',
    '1.1 is done, 1.2 ends on Mon; the optional 1.3 comes last of all, on Wed',
    `
    ## Tasks
    - [x] 1.1 Parse (1d) ✅ 2026-11-20      //= - .. Fri 11-20 17:00
    - [ ] 1.2 Print (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.3 Paint (optional) (1d)         //= Wed 11-25 09:00 .. Wed 11-25 17:00
    - [-] 1.4 Sum (1d)                      //= -
    ## Milestones
    - [ ] Demo works                        //= Mon 11-23 17:00; gated by 1.1, 1.2; assumes what gates it: all tasks above it
    ## More Tasks
    - [ ] 1.5 Show (1d)                     //= Tue 11-24 09:00 .. Tue 11-24 17:00`,
  )
  check(
    'the last one: everything',
    'milestones stand above the tasks and name none: the first is unknown, the last is the end of all',
    `
    ## Milestones
    - [ ] Demo works                        //= -
    - [ ] Sold                              //= Tue 11-24 17:00; gated by 1.1, 1.2
    ## Tasks
    - [ ] 1.1 Parse (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print (1d)                    //= Tue 11-24 09:00 .. Tue 11-24 17:00`,
  )
  check(
    'a milestone whose tasks are all done was reached with the last of them',
    'Thu and Fri: reached Fri; the one that says when it was reached is believed',
    `
    ## Milestones
    - [ ] M1: Demo of 1.1 and 1.2           //= Fri 11-20 17:00
    - [x] M2: Sale ✅ 2026-11-18            //= Wed 11-18 17:00
    ## Tasks
    - [x] 1.1 Parse (1d) ✅ 2026-11-19      //= - .. Thu 11-19 17:00
    - [x] 1.2 Print (1d) ✅ 2026-11-20      //= - .. Fri 11-20 17:00
    - [ ] 1.3 Sum (1d, after M1 and M2)     //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
  )
})

describe('milestones and dependencies', () => {
  check(
    'what a milestone is said to come after gates it, where its line names nothing',
    'M1 stands above all tasks and there is no phase 1; it depends on 1.1, which ends on Mon',
    `
    ## Milestones
    - [ ] M1: Demo                          //= Mon 11-23 17:00; gated by 1.1; assumes
    - [ ] M2: Sale                          //= Tue 11-24 17:00; gated by 1.1, 1.2
    ## Tasks
    - [ ] 1.1 Parse (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print (1d)                    //= Tue 11-24 09:00 .. Tue 11-24 17:00
    ## Dependencies
    - M1 depends on 1.1`,
  )
  check(
    'nothing waits for a milestone that was given up, and it has no date',
    '1.1 would have to wait for 1.2, which gates M1',
    `
    ## Milestones
    - [-] M1: Demo of 1.2 (2026-11-23)      //= -
    ## Tasks
    - [ ] 1.1 Parse (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print (1d)                    //= Tue 11-24 09:00 .. Tue 11-24 17:00
    ## Dependencies
    - 1.1 depends on M1`,
  )
  check(
    'a lag behind a milestone that was reached on a known day',
    'reached Fri 17:00, though nobody knows when 1.1 was done; 16 working hours later is Tue 17:00, so 1.2 has Wed',
    `
    ## Milestones
    - [x] M2: Sale ✅ 2026-11-20            //= Fri 11-20 17:00
    ## Tasks
    - [x] 1.1 Parse (1d)                    //= -
    - [ ] 1.2 Print (1d, after M2 + 2d)     //= Wed 11-25 09:00 .. Wed 11-25 17:00`,
  )
})

describe('targets', () => {
  check(
    'early, on the day and late, in working days',
    'reached Tue: two days before Thu; Tue is Tue; Wed is one day behind Tue',
    `
    ## Milestones
    - [ ] M1: Demo of 1.1 (2026-11-26)      //= Tue 11-24 17:00; 2 early; in time
    - [ ] M2: Show of 1.1 (2026-11-24)      //= Tue 11-24 17:00; on the day; in time
    - [ ] M3: Sale of 1.2 (2026-11-24)      //= Wed 11-25 17:00; 1 late; late
    ## Tasks
    - [ ] 1.1 Parse (2d)                    //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Print (1d)                    //= Wed 11-25 09:00 .. Wed 11-25 17:00`,
  )
  check(
    'late over a weekend counts working days only; a target on a Sunday holds until Monday morning',
    'six days end on Mon 2026-11-30: one working day behind Fri, and one behind Sun',
    `
    ## Milestones
    - [ ] M1: Demo of 1.1 (2026-11-27)      //= Mon 11-30 17:00; 1 late
    - [ ] M2: Show of 1.1 (2026-11-29)      //= Mon 11-30 17:00; 1 late
    ## Tasks
    - [ ] 1.1 Parse (6d)                    //= Mon 11-23 09:00 .. Mon 11-30 17:00`,
  )
  check(
    'Day 3 is the third working day, Week 2 ends a fortnight behind the start',
    'the plan starts Fri 2026-11-27: Day 3 is Tue 2026-12-01; Week 2 is until Thu 2026-12-10; reached Wed 2026-12-02',
    `
    ---
    milemark: { start: 2026-11-27 }
    ---
    ## Milestones
    - [ ] M1: Demo of 1.1 (Day 3)           //= Wed 12-02 17:00; 1 late
    - [ ] M2: Show of 1.1 (Week 2)          //= Wed 12-02 17:00; 6 early
    ## Tasks
    - [ ] 1.1 Parse (4d)                    //= Fri 11-27 09:00 .. Wed 12-02 17:00`,
  )
  check(
    'a phase with a time of its own',
    'Day 1 is Mon, and phase 1 ends on Tue; Day 4 is Thu, and phase 2 ends on Wed',
    `
    ## Tasks
    ### Phase 1: Base (Day 1)               //= Mon 11-23 09:00 .. Tue 11-24 17:00; late
    - [ ] 1.1 Parse (2d)                    //= Mon 11-23 09:00 .. Tue 11-24 17:00
    ### Phase 2: Top (Day 2-4)              //= Wed 11-25 09:00 .. Wed 11-25 17:00; in time
    - [ ] 2.1 Sum (1d)                      //= Wed 11-25 09:00 .. Wed 11-25 17:00`,
  )
})

describe('due dates', () => {
  check(
    'a task that ends behind its due date is late; on the evening of the day it is in time',
    'due Mon and ends Tue: late; due Wed and ends Wed: in time',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, due 2026-11-23)    //= Mon 11-23 09:00 .. Tue 11-24 17:00; late
    - [ ] 1.2 Print (1d, after 1.1, due 2026-11-25)  //= Wed 11-25 09:00 .. Wed 11-25 17:00; in time`,
  )
  check(
    'of two orders that end alike, the one with less lateness',
    'with 1.1 first, 1.2 would be due on Mon and end on Wed; with 1.2 first nothing is late, and the end is Wed either way',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d)                    //= Tue 11-24 09:00 .. Wed 11-25 17:00
    - [ ] 1.2 Print (1d) 📅 2026-11-23      //= Mon 11-23 09:00 .. Mon 11-23 17:00; in time`,
    { days: 3 },
  )
  check(
    'the target of a milestone pulls what gates it',
    'M1 wants 1.2 by Mon; 1.1 can wait until Tue',
    `
    ## Milestones
    - [ ] M1: Demo of 1.2 (2026-11-23)      //= Mon 11-23 17:00; on the day
    ## Tasks
    - [ ] 1.1 Parse (1d)                    //= Tue 11-24 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Print (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
  )
})

describe('critical path and slack', () => {
  check(
    'total and free slack',
    'the end is Thu with 1.2; Cai has two days of work and two to spare: 1.3 may slip by both, but not without moving 1.4',
    `
    ## Tasks
    - [ ] 1.1 Parse (3d, @ana)              //= Mon 11-23 09:00 .. Wed 11-25 17:00; slack 0; free 0; critical
    - [ ] 1.2 Print (1d, after 1.1, @ben)   //= Thu 11-26 09:00 .. Thu 11-26 17:00; slack 0; free 0; critical
    - [ ] 1.3 Sum (1d, @cai)                //= Mon 11-23 09:00 .. Mon 11-23 17:00; slack 16; free 0; not critical
    - [ ] 1.4 Show (1d, after 1.3, @dan)    //= Tue 11-24 09:00 .. Tue 11-24 17:00; slack 16; free 16; not critical`,
    { path: '1.1 -> 1.2', days: 4 },
  )
  check(
    'slack behind a lag',
    'the end is Thu; 1.2 may start on Thu at the latest, so with a lag of 1 day 1.1 may end on Tue: one day more',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00; slack 8; free 0
    - [ ] 1.2 Print (1d, after 1.1 + 1d, @ben)  //= Wed 11-25 09:00 .. Wed 11-25 17:00; slack 8; free 8
    - [ ] 1.3 Sum (4d, @cai)                //= Mon 11-23 09:00 .. Thu 11-26 17:00; slack 0`,
    { path: '1.3' },
  )
  check(
    'through a person and then a dependency',
    'Ana has 1.1 and 1.2 until Wed, in whatever order, and 1.3 waits for both; Cai has a day of work in four',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00; critical
    - [ ] 1.2 Print (2d, @ana)              //= Tue 11-24 09:00 .. Wed 11-25 17:00; critical; held by person 1.1
    - [ ] 1.3 Sum (1d, after 1.1 and 1.2, @ben)  //= Thu 11-26 09:00 .. Thu 11-26 17:00; critical; held by dependency 1.2
    - [ ] 1.4 Show (1d, @cai)               //= Mon 11-23 09:00 .. Mon 11-23 17:00; slack 24; free 24`,
    { path: '1.1 -ana-> 1.2 -> 1.3' },
  )
  check(
    'slack of work that the same person does before other work',
    'the end is Fri with Ben; Ana has three days of work in five: 1.1 may slip by two days, but moves 1.2 at once',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00; slack 16; free 0
    - [ ] 1.2 Print (2d, @ana)              //= Tue 11-24 09:00 .. Wed 11-25 17:00; slack 16; free 16
    - [ ] 1.3 Sum (5d, @ben)                //= Mon 11-23 09:00 .. Fri 11-27 17:00; slack 0`,
    { path: '1.3' },
  )
  check(
    'slack of those who are away or at half-time is counted in their own working time',
    'the end is Thu; Ben, away on Wed, could do his day on Tue or Thu: two days to spare; Cai needs Mon and Tue for a day of work',
    `
    ## Tasks
    - [ ] 1.1 Parse (4d, @ana)              //= Mon 11-23 09:00 .. Thu 11-26 17:00; slack 0
    - [ ] 1.2 Print (1d, @ben)              //= Mon 11-23 09:00 .. Mon 11-23 17:00; slack 16; free 16
    - [ ] 1.3 Sum (1d, @cai)                //= Mon 11-23 09:00 .. Tue 11-24 17:00; slack 16; free 16
    ## Resources Needed
    - @ana (backend)
    - @ben: away 2026-11-25
    - @cai (frontend): 50 %`,
    { path: '1.1' },
  )
  check(
    'slack from start to start and from finish to finish',
    'the end is Wed; 1.2 may slip to Wed, but 1.3 ends with it and slips at once; 1.1 may not, since it is the end',
    `
    ## Tasks
    - [ ] 1.1 Parse (3d, @ana)              //= Mon 11-23 09:00 .. Wed 11-25 17:00; slack 0; free 0
    - [ ] 1.2 Print (1d, starts with 1.1 + 1d, @ben)  //= Tue 11-24 09:00 .. Tue 11-24 17:00; slack 8; free 0
    - [ ] 1.3 Sum (1d, finishes with 1.2, @cai)  //= Tue 11-24 09:00 .. Tue 11-24 17:00; slack 8; free 8`,
    { path: '1.1' },
  )
  check(
    'of two that hold a task up, the one without slack lies on the path',
    'Cai is away on Tue, so that 1.3 begins on Wed for both; but 1.1 could be done on Tue as well, and 1.2 could not',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00; slack 8; free 8; not critical
    - [ ] 1.2 Print (2d, @ben)              //= Mon 11-23 09:00 .. Tue 11-24 17:00; slack 0; critical
    - [ ] 1.3 Sum (1d, after 1.1 and 1.2, @cai)  //= Wed 11-25 09:00 .. Wed 11-25 17:00; slack 0; held by dependency 1.2
    ## Resources Needed
    - @cai: away 2026-11-24`,
    { path: '1.2 -> 1.3' },
  )
  check(
    'a milestone in the middle of the path is passed through',
    '1.1, then what waits for M1',
    `
    ## Milestones
    - [ ] M1: Demo of 1.1                   //= Tue 11-24 17:00
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)              //= Mon 11-23 09:00 .. Tue 11-24 17:00; critical
    - [ ] 1.2 Print (1d, after M1, @ben)    //= Wed 11-25 09:00 .. Wed 11-25 17:00; critical; held by dependency 1.1`,
    { path: '1.1 -> 1.2' },
  )
})

describe('load', () => {
  check(
    'hours of each week beside those that there are',
    'Ana is away on the first Fri: four days of six in the first week, 32 h of 32, then 16 of 40; Ben at 50 %: 12 h are 24 h of his, Mon to Wed, of 20 a week',
    `
    ## Tasks
    - [ ] 1.1 Parse (6d, @ana)              //= Mon 11-23 09:00 .. Tue 12-01 17:00
    - [ ] 1.2 Print (1.5d, @ben)            //= Mon 11-23 09:00 .. Wed 11-25 17:00
    ## Resources Needed
    - @ana: away 2026-11-27
    - @ben (frontend): 50 %`,
    { load: ['ana: 32 of 32, 16 of 40', 'ben: 12 of 20, 0 of 20'] },
  )
})
