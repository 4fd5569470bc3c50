/*
 * The settlement of pledges as a model: what the workers do with a pledge after its campaign was
 * decided, against a table with conditional writes, queues that deliver at least once, and a Stripe
 * whose answers get lost. Spin tries every order of every step, with every fault in its budget.
 *
 * A step here is what happens at once there: one request with its effect at Stripe, or one read or
 * conditional write with all that is decided before the next request. README.md names the code
 * behind each step, what is taken for granted, and what is left out.
 *
 * Budgets, and the one rule that is broken to see a property fail, are given when the verifier
 * runs: in the environment, under the names that `init` reads. Compiled with -DTRACE the model is
 * held against what really happened: see traces.pml.
 */
#include "words.pml"
#include "state.pml"
#include "stripe.pml"
#include "table.pml"
#include "worker.pml"
#include "world.pml"
#include "environment.pml"

#ifndef TRACE

init
{
  byte q;
  atomic {
    c_code {
      now.late = setting("LATE", 0);
      now.breakage = setting("BREAK", 0);
      now.watched = setting("WATCH", 0);
      now.crashes = setting("CRASHES", 2);
      now.webhooks = setting("WEBHOOKS", 1);
      now.duplicates = setting("DUPLICATES", 1);
      now.faults = setting("FAULTS", 1);
      now.declines = setting("DECLINES", 1);
      now.ages = setting("AGES", 0);
      now.retries = setting("RETRIES", 0);
      now.abandons = setting("ABANDONS", 0);
      now.processing = setting("PROCESSING", 0);
      now.dashboard = setting("DASHBOARD", 0);
      now.exchanges = setting("EXCHANGES", 0);
      now.renewals = setting("RENEWALS", 0);
      now.cancellations = setting("CANCELLATIONS", 0);
      now.item[0].kind = setting("KIND", SAVE);
      now.item[1].kind = setting("KIND", SAVE);
      now.item[0].state = setting("PLEDGES", PLEDGES) > 1 ? CONFIRMED : AT_REST;
      now.item[1].state = CONFIRMED;
    };
    if
    :: takes = 1
    :: takes = 0
    fi;
    do
    :: q < PLEDGES && item[q].state == CONFIRMED ->
       account[q].made = (item[q].kind == SAVE -> 0 : 1);
       account[q].status[1] = (item[q].kind == SAVE -> NONE : (item[q].kind == HOLD -> HELD : PAID));
       charges[q] = (item[q].kind == AHEAD -> 1 : 0);
       mail[q].collect = takes; mail[q].release = !takes;
       q++
    :: q < PLEDGES && item[q].state == AT_REST -> item[q].kind = 0; q++
    :: q == PLEDGES -> break
    od;
    q = 0;
    run World(); run Stripe(); run Worker(0); run Worker(1)
  }
  /* When nothing can happen any more, every pledge has come to its end. */
  atomic { timeout -> holds(COMES_TO_REST, item[0].state == AT_REST && item[1].state == AT_REST) }
}

#endif
