/* What there is: pledges, clocks, what Stripe has, messages, and how often each fault may strike. */

typedef Item {      /* a pledge in the table */
  byte state;
  byte kind;        /* collection */
  byte number;      /* of its attempt */
  byte unpaid;      /* unpaidIntentId */
  byte charged;     /* chargedIntentId */
  bit replaces;     /* its attempt makes an intent in place of one that is canceled */
  bit looked;       /* its last event is PledgeCollectionPending */
  bit doubted;      /* one of its events is */
  bit stray;        /* it has ended, and dueAtMs says when to look for strays */
};
typedef Clock {     /* what the clock says of a pledge */
  bit waited;       /* unknownOutcomeMs are over since a look-up found nothing */
  byte age;         /* of the attempt: 1 from 20 h on, 2 unknownOutcomeMs later, 3 after 24 h */
  bit retry;        /* dunning is to try the card again */
  bit over;         /* the window of dunning is over */
  bit later;        /* 26 h are over since its end */
};
typedef Account {   /* what Stripe has of a pledge */
  byte made;                /* how many intents */
  byte status[INTENTS];
  byte attempt[INTENTS];    /* metadata: fanfund_attempt */
  byte tried[INTENTS];      /* the attempt that was declined last */
  bit back[INTENTS];        /* refunded */
  byte main[ATTEMPTS];      /* kept under `collect-n`, `collect-n:confirm` or `release-n` */
  byte other[ATTEMPTS];     /* … `collect-n:cancel`, `release-n:refund` or `recover-n:…` */
};
typedef Mail {      /* messages that can be received */
  bit collect;
  bit release;
  bit dun;
  byte look;        /* a bit for each intent */
};

Item item[PLEDGES];
Clock clock[PLEDGES];
Account account[PLEDGES];
Mail mail[PLEDGES];

bit takes;          /* the campaign takes money */
bit stale;          /* … no more, but some still read that it does */
bit begun;          /* a message was received */
bit late;           /* Stripe may carry out a request at any time until its key is forgotten */

byte at[WORKERS];   /* 1 + the pledge that a worker is at; 0: none */
bit fresh[WORKERS]; /* nobody has written the pledge since that worker has read or written it */

/* How often each thing may happen in one run, over all pledges. */
byte crashes, webhooks, faults, declines, duplicates, ages, retries, abandons, processing;
byte dashboard, exchanges, renewals, cancellations;
byte breakage, watched;

/* A request that its sender has given up, and that Stripe carries out later. */
byte lateStep, latePledge, lateNumber, lateIntent, lateKind;

byte charges[PLEDGES]; /* how often money was really taken */

#ifdef TRACE
#include "traces.pml"
#else
#define SEE(step, a, b) printf("%d %d %d %d %d\n", step, p, what, a, b);
#define SAY(step, a, b) printf("%d %d %d %d %d\n", step, p, what, a, b);
#define may(budget) budget > 0
#define spend(budget) budget--
#define hears true
#define loses true
#define provided_
/* Must be true here, unless another property alone is watched; a counterexample tells the number. */
#define holds(property, condition) assert((watched != 0 && watched != property && property != FITS) || (condition));
#endif

c_code {
  static int setting(const char *name, int otherwise)
  {
    const char *given = getenv(name);
    return given ? atoi(given) : otherwise;
  }
}

#define isOver(s) (s == COLLECTED || s == DROPPED || s == RELEASED || s == AT_REST)
#define nobodyAt(q) (at[0] != q + 1 && at[WORKERS - 1] != q + 1)
#define noMail(q) (!mail[q].collect && !mail[q].release && !mail[q].dun && mail[q].look == 0)
#define noLate(q) (late || lateStep == 0 || latePledge != q)
#define mayBeLate(q) (late && item[q].doubted)
#define some(condition) (condition(0) || condition(1))
#define choose(condition) if :: condition(0) -> p = 0 :: condition(1) -> p = 1 fi

/* A worker that has read that the campaign takes no money does not forget it. */
#ifdef TRACE
#define reads (takes || ((stale || knew) && !knows))
#define mayBeGivenUp true
#else
#define reads (takes || (stale && !knows) || broken(BREAK_ASK))
#define mayBeGivenUp (pc <= UNHOLD)
#endif
